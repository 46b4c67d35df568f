package dev.storehouse.shared.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;

class BufferedConnectionsTest {

  private static final InetSocketAddress ANYWHERE =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private final SdkHttpClient client = AwsClients.http(Duration.ofSeconds(5));

  @Test
  void carriesBodiesAndHeadersBothWays() throws IOException {
    HttpServer server = HttpServer.create(ANYWHERE, 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          String length = exchange.getRequestHeaders().getFirst("Content-Length");
          exchange.getResponseHeaders().set("X-Length", length);
          exchange.sendResponseHeaders(400, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      HttpExecuteResponse response = post(server.getAddress().getPort(), "{\"a\":\"é\"}");
      assertThat(response.httpResponse().statusCode()).isEqualTo(400);
      assertThat(response.httpResponse().firstMatchingHeader("X-Length")).contains("10");
      assertThat(response.responseBody().orElseThrow().readAllBytes())
          .asString(UTF_8)
          .isEqualTo("{\"a\":\"é\"}");
    } finally {
      server.stop(0);
    }
  }

  /** As after a while in which Lambda has frozen the process. */
  @Test
  void takesAnotherConnectionWhereTheOtherSideHasClosedTheIdleOne() throws Exception {
    try (ServerSocket server = new ServerSocket()) {
      server.bind(ANYWHERE);
      Thread closing = Thread.ofVirtual().start(() -> answerAndClose(server, 3));
      for (int i = 0; i < 3; i++) {
        HttpExecuteResponse response = post(server.getLocalPort(), "{}");
        assertThat(response.responseBody().orElseThrow().readAllBytes()).asString().isEqualTo("ok");
      }
      closing.join();
    }
  }

  private HttpExecuteResponse post(int port, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    SdkHttpFullRequest request =
        SdkHttpFullRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(URI.create("http://127.0.0.1:" + port + "/"))
            .putHeader("Content-Length", Integer.toString(bytes.length))
            .build();
    return client
        .prepareRequest(
            HttpExecuteRequest.builder()
                .request(request)
                .contentStreamProvider(() -> new ByteArrayInputStream(bytes))
                .build())
        .call();
  }

  /** Promises to keep each connection, and does not. */
  private static void answerAndClose(ServerSocket server, int times) {
    for (int i = 0; i < times; i++) {
      try (Socket socket = server.accept()) {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
        for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
          assertThat(line).isNotNull();
        }
        in.skip(2);
        String answer = "HTTP/1.1 200 OK\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\nok";
        socket.getOutputStream().write(answer.getBytes(UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
