package dev.storehouse.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpListenerTest {

  private static final HttpLimits LIMITS = new HttpLimits(1_000, 10_000, Duration.ofSeconds(10));

  private HttpListener listener;

  @BeforeEach
  void start() throws IOException {
    listener =
        HttpListener.start(
            0,
            LIMITS,
            request ->
                new HttpResponse(
                    200,
                    List.of(new Header("X-Target", request.path() + "?" + request.query())),
                    request.body()));
  }

  @AfterEach
  void stop() {
    listener.close();
  }

  @Test
  void answersSeveralRequestsOnOneConnection() throws IOException {
    try (RawConnection connection = connect()) {
      for (int i = 0; i < 3; i++) {
        assertThat(
                connection
                    .send(
                        "POST /%d?q HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n".formatted(i))
                    .header())
            .startsWith("HTTP/1.1 200 OK\r\n")
            .contains("X-Target: /%d?q\r\n".formatted(i))
            .doesNotContain("Server:");
      }
    }
  }

  @Test
  void stopsWhileAClientKeepsItsConnection() throws IOException {
    try (RawConnection connection = connect()) {
      connection.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n").header();
      assertThatNoException().isThrownBy(listener::close);
    }
  }

  @Test
  void letsWhatIsUnderWayEndWhenItStops() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    Duration patience = Duration.ofSeconds(20);
    HttpListener slow =
        HttpListener.start(
            new Binding("127.0.0.1", 0, patience, patience),
            LIMITS,
            _ -> {
              begun.countDown();
              await(end);
              return HttpResponse.message(200, "done");
            });
    int port = slow.port();
    try (RawConnection connection = new RawConnection(port)) {
      connection.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
      await(begun);
      Thread stopping = Thread.ofVirtual().start(slow::close);
      assertThat(stopping.join(Duration.ofMillis(500))).isFalse();
      assertThatThrownBy(() -> new RawConnection(port)).isInstanceOf(IOException.class);
      end.countDown();
      assertThat(connection.header()).startsWith("HTTP/1.1 200 ");
      assertThat(connection.rest()).isEqualTo("{\"message\":\"done\"}");
      assertThat(stopping.join(patience)).isTrue();
    }
  }

  @Test
  void passesTheTargetAsItCame() throws IOException {
    try (RawConnection connection = connect()) {
      assertThat(
              connection
                  .send("GET /a%2Fb//c;d/../%41?x=%zz|{} HTTP/1.1\r\nHost: a\r\n\r\n")
                  .header())
          .contains("X-Target: /a%2Fb//c;d/../%41?x=%zz|{}\r\n");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense\r\n\r\n",
        "GET\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n",
        "GET /%2e%2e/a HTTP/1.1\r\nHost: a\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd"
      })
  void answers400ToWhatIsNotHttp(String request) throws IOException {
    try (RawConnection connection = connect()) {
      assertThat(connection.send(request).header())
          .startsWith("HTTP/1.1 400 ")
          .contains("Connection: close\r\n");
      assertThat(connection.rest()).isEqualTo("{\"message\":\"Bad Request\"}");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 3_000, 30_000})
  void answers431ToLongHeaders(int length) throws IOException {
    try (RawConnection connection = connect()) {
      assertThat(
              connection
                  .send("GET / HTTP/1.1\r\nHost: a\r\nX: %s\r\n\r\n".formatted("x".repeat(length)))
                  .header())
          .startsWith("HTTP/1.1 431 ");
    }
  }

  @Test
  void answers413BeforeTheBodyIsSent() throws IOException {
    try (RawConnection connection = connect()) {
      assertThat(
              connection
                  .send(
                      "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n%s\r\n\r\n"
                          .formatted("Content-Length: 99999999"))
                  .header())
          .startsWith("HTTP/1.1 413 ")
          .contains("Connection: close");
    }
  }

  @Test
  void letsTheSenderOfABodyTooLargeFinishAndRead() throws IOException {
    try (RawConnection connection = connect()) {
      String large = "x".repeat(5_000_000);
      connection.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5000000\r\n\r\n" + large);
      assertThat(connection.header()).startsWith("HTTP/1.1 413 ");
      assertThat(connection.rest()).isEqualTo("{\"message\":\"Request Entity Too Large\"}");
    }
  }

  @Test
  void countsAChunkedBodyAsItComes() throws IOException {
    try (RawConnection connection = connect()) {
      String chunk = "1000\r\n%s\r\n".formatted("x".repeat(0x1000));
      connection.send(
          "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk.repeat(3));
      assertThat(connection.header()).startsWith("HTTP/1.1 413 ");
    }
  }

  @Test
  void sends100WhenTheBodyIsWanted() throws IOException {
    try (RawConnection connection = connect()) {
      connection.send(
          "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
      assertThat(connection.header()).startsWith("HTTP/1.1 100 ");
      assertThat(connection.send("abc").header()).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void doesNotWaitForEverForABody() throws IOException {
    HttpLimits hasty = new HttpLimits(1_000, 10_000, Duration.ofMillis(500));
    try (HttpListener other = HttpListener.start(0, hasty, _ -> HttpResponse.message(200, "OK"));
        RawConnection connection = new RawConnection(other.port())) {
      connection.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\na");
      assertThat(connection.header()).startsWith("HTTP/1.1 408 ");
      assertThat(connection.rest()).isEqualTo("{\"message\":\"Request Timeout\"}");
    }
  }

  @Test
  void saysThatAPortIsTaken() {
    assertThatThrownBy(
            () -> HttpListener.start(listener.port(), LIMITS, _ -> HttpResponse.message(200, "")))
        .isInstanceOf(BindException.class)
        .hasMessage("port %d is taken", listener.port());
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private RawConnection connect() throws IOException {
    return new RawConnection(listener.port());
  }
}
