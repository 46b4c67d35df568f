package dev.storehouse.warehouse.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WebhookSenderTest {

  private static final String HOST = "hooks.example.test";
  private static final TestCertificate CERTIFICATE = TestCertificate.of(HOST);
  private static final ServerSocketFactory TLS = CERTIFICATE.identity().getServerSocketFactory();
  private static final ServerSocketFactory PLAIN = ServerSocketFactory.getDefault();
  private static final SSLSocketFactory TRUST = CERTIFICATE.trust().getSocketFactory();

  private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
  private static final InetAddress INSIDE = InetAddress.ofLiteral("10.0.0.1");
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(500);

  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
  private static final WebhookSecret SECRET = new WebhookSecret(new byte[32]);
  private static final WebhookMessage MESSAGE = new WebhookMessage("msg_1", "{\"state\":\"é\"}");
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

  @Test
  void postsASignedMessageOverTls() throws Exception {
    try (Receiver receiver = Receiver.answering(TLS, OK)) {
      assertThat(send(LONG, url(receiver, HOST))).isEqualTo(new Delivery.Delivered(200));
      Receiver.Request request = receiver.requests().getFirst();
      assertThat(request.line()).isEqualTo("POST /in?a=b%20c HTTP/1.1");
      assertThat(request.headers())
          .containsEntry("host", HOST + ":" + receiver.port())
          .containsEntry("content-type", "application/json")
          .containsEntry("connection", "close");
      assertThat(request.body()).asString(UTF_8).isEqualTo(MESSAGE.body());
      assertThat(request.names()).containsExactly(HOST);
      assertThat(new WebhookVerifier(SECRET.text()).accepts(request.headers(), request.body(), NOW))
          .isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204, 299})
  void isDoneWhereTheReceiverIs(int status) throws Exception {
    assertThat(answered(status)).isEqualTo(new Delivery.Delivered(status));
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 301, 302, 307, 308, 400, 401, 403, 404, 405, 410, 413, 422})
  void takesARefusalForAnAnswer(int status) throws Exception {
    assertThat(answered(status))
        .isEqualTo(new Delivery.Refused("The receiver answered with status %d.".formatted(status)));
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 409, 425, 429, 500, 502, 503, 504})
  void wouldTryAgainWhereThingsMayChange(int status) throws Exception {
    assertThat(answered(status))
        .isEqualTo(new Delivery.Failed("The receiver answered with status %d.".formatted(status)));
  }

  @Test
  void doesNotFollowARedirect() throws Exception {
    try (Receiver other = Receiver.answering(PLAIN, OK);
        Receiver receiver =
            Receiver.answering(
                TLS,
                "HTTP/1.1 307 Temporary Redirect\r\nLocation: http://127.0.0.1:%d/\r\n\r\n"
                    .formatted(other.port()))) {
      assertThat(send(LONG, url(receiver, HOST))).isInstanceOf(Delivery.Refused.class);
      assertThat(receiver.connections()).isEqualTo(1);
      assertThat(other.connections()).isZero();
    }
  }

  @Test
  void looksUpOnceAndConnectsToWhatItJudged() throws Exception {
    AtomicInteger lookups = new AtomicInteger();
    Resolver rebinding = host -> List.of(lookups.getAndIncrement() == 0 ? HERE : INSIDE);
    try (Receiver receiver = Receiver.answering(TLS, OK)) {
      assertThat(send(new Network(rebinding, HERE::equals, TRUST, LONG), url(receiver, HOST)))
          .isEqualTo(new Delivery.Delivered(200));
      assertThat(lookups).hasValue(1);
      assertThat(receiver.connections()).isEqualTo(1);
      assertThat(send(new Network(rebinding, HERE::equals, TRUST, LONG), url(receiver, HOST)))
          .isInstanceOf(Delivery.Refused.class);
      assertThat(receiver.connections()).isEqualTo(1);
    }
  }

  @Test
  void reachesNobodyWhereOneOfTheAddressesIsInside() throws Exception {
    Resolver mixed = host -> List.of(HERE, INSIDE);
    try (Receiver receiver = Receiver.answering(TLS, OK)) {
      assertThat(send(new Network(mixed, HERE::equals, TRUST, LONG), url(receiver, HOST)))
          .isEqualTo(new Delivery.Refused("The host has an address that is not public."));
      assertThat(receiver.connections()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"127.0.0.1", "169.254.169.254", "::1", "fd00:ec2::254", "64:ff9b::7f00:1"})
  void reachesNothingInsideByItself(String address) throws Exception {
    Network network =
        new Network(
            host -> List.of(InetAddress.ofLiteral(address)), PublicAddresses::contain, TRUST, LONG);
    try (Receiver receiver = Receiver.answering(TLS, OK)) {
      assertThat(send(network, url(receiver, HOST)))
          .isEqualTo(new Delivery.Refused("The host has an address that is not public."));
      assertThat(receiver.connections()).isZero();
    }
  }

  @Test
  void reachesNobodyInTheClear() throws Exception {
    try (Receiver receiver = Receiver.answering(PLAIN, OK)) {
      WebhookUrl url = new WebhookUrl(false, HOST, receiver.port(), "/");
      assertThat(send(LONG, url)).isEqualTo(new Delivery.Refused("The URL is not one of https."));
      assertThat(receiver.connections()).isZero();
    }
  }

  @Test
  void reachesThisMachineWhereAnExceptionSaysSo() throws Exception {
    try (Receiver receiver = Receiver.answering(PLAIN, OK)) {
      String place = "localhost:" + receiver.port();
      WebhookExceptions exceptions = WebhookExceptions.of(place);
      WebhookUrl url = WebhookUrl.parse("http://" + place + "/in", exceptions);
      assertThat(new WebhookSender(exceptions, () -> NOW).send(url, MESSAGE, SECRET))
          .isEqualTo(new Delivery.Delivered(200));
      assertThat(new WebhookSender(WebhookExceptions.none(), () -> NOW).send(url, MESSAGE, SECRET))
          .isInstanceOf(Delivery.Refused.class);
      assertThat(receiver.requests()).hasSize(1);
    }
  }

  @Test
  void takesTheNextAddressWhereOneIsNotConnected() throws Exception {
    Resolver several = host -> List.of(InetAddress.ofLiteral("::1"), HERE);
    try (Receiver receiver = Receiver.answering(TLS, OK)) {
      assertThat(send(new Network(several, address -> true, TRUST, LONG), url(receiver, HOST)))
          .isEqualTo(new Delivery.Delivered(200));
    }
  }

  @Test
  void trustsNobodyWithoutACertificateOfThatHost() throws Exception {
    Delivery expected = new Delivery.Failed("There was no TLS connection to that host.");
    try (Receiver receiver = Receiver.answering(TLS, OK)) {
      assertThat(send(LONG, url(receiver, "other.example.test"))).isEqualTo(expected);
      SSLSocketFactory stranger = SSLContext.getDefault().getSocketFactory();
      assertThat(
              send(
                  new Network(host -> List.of(HERE), HERE::equals, stranger, LONG),
                  url(receiver, HOST)))
          .isEqualTo(expected);
      assertThat(receiver.requests()).isEmpty();
    }
    try (Receiver receiver = Receiver.answering(PLAIN, OK)) {
      assertThat(send(LONG, url(receiver, HOST))).isInstanceOf(Delivery.Failed.class);
      assertThat(receiver.requests()).isEmpty();
    }
  }

  @Test
  void failsWhereNobodyListensOrTheNameIsUnknown() throws Exception {
    Receiver receiver = Receiver.answering(TLS, OK);
    receiver.close();
    assertThat(send(LONG, url(receiver, HOST)))
        .isEqualTo(new Delivery.Failed("The connection failed."));
    Resolver nothing =
        host -> {
          throw new UnknownHostException(host);
        };
    assertThat(send(new Network(nothing, HERE::equals, TRUST, LONG), url(receiver, HOST)))
        .isEqualTo(new Delivery.Failed("The name of the host was not found."));
  }

  @Test
  void waitsForNobodyBeyondTheDeadline() throws Exception {
    Delivery expected = new Delivery.Failed("The receiver did not answer within 500 ms.");
    try (Receiver silent = Receiver.silent(TLS);
        Receiver silentBeforeTls = Receiver.silent(PLAIN);
        Receiver trickling = Receiver.trickling(TLS)) {
      for (Receiver receiver : List.of(silent, silentBeforeTls, trickling)) {
        long start = System.nanoTime();
        assertThat(send(SHORT, url(receiver, HOST))).isEqualTo(expected);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONG);
        assertThat(receiver.isLeftAlone()).isTrue();
      }
    }
  }

  @Test
  void waitsForNoLookupBeyondTheDeadline() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    Resolver hanging =
        host -> {
          try {
            never.await();
            return List.of(HERE);
          } finally {
            interrupted.countDown();
          }
        };
    WebhookUrl url = WebhookUrl.parse("https://" + HOST + "/", WebhookExceptions.none());
    assertThat(send(new Network(hanging, HERE::equals, TRUST, SHORT), url))
        .isInstanceOf(Delivery.Failed.class);
    assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void waitsNoLongerThanFiveSecondsOnTheInternet() {
    assertThat(Network.internet().deadline()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void looksUpNamesWithTheSystem() throws Exception {
    assertThat(new SystemResolver().resolve("localhost"))
        .isNotEmpty()
        .allMatch(InetAddress::isLoopbackAddress);
    assertThat(new SystemResolver().resolve("[2606:4700:4700::1111]"))
        .containsExactly(InetAddress.ofLiteral("2606:4700:4700::1111"));
  }

  private static Delivery answered(int status) throws Exception {
    try (Receiver receiver =
        Receiver.answering(TLS, "HTTP/1.1 %d Whatever\r\n\r\nnot read".formatted(status))) {
      return send(LONG, url(receiver, HOST));
    }
  }

  private static Delivery send(Duration deadline, WebhookUrl url) {
    return send(new Network(host -> List.of(HERE), HERE::equals, TRUST, deadline), url);
  }

  private static Delivery send(Network network, WebhookUrl url) {
    return new WebhookSender(network, WebhookExceptions.none(), () -> NOW)
        .send(url, MESSAGE, SECRET);
  }

  private static WebhookUrl url(Receiver receiver, String host) {
    return WebhookUrl.parse(
        "https://%s:%d/in?a=b%%20c".formatted(host, receiver.port()), WebhookExceptions.none());
  }
}
