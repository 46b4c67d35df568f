package dev.storehouse.worker.forward;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storehouse.shared.config.Environment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From the bytes that Lambda hands over to a real server. */
class EventForwarderFunctionTest {

  private static final String EVENT_ID = "evt_453a9e3b5d41e13b6f7b8f3a71c43a64";

  private Receiver receiver;

  @BeforeEach
  void listen() throws IOException {
    receiver = Receiver.start();
  }

  @AfterEach
  void stop() {
    receiver.close();
  }

  @Test
  void theServiceGetsTheEventAsItIs() throws Exception {
    handle(receiver.url(), sample());
    assertThat(receiver.received())
        .containsExactly(
            new Receiver.Received("/api/events", "application/json", EVENT_ID, null, sample()));
  }

  @Test
  void aServiceMayStandBelowAPath() throws Exception {
    handle(receiver.url() + "/pipelines/mage", sample());
    assertThat(receiver.received())
        .extracting(Receiver.Received::path)
        .containsExactly("/pipelines/mage/api/events");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204})
  void whatTheServiceHasIsDone(int status) throws Exception {
    receiver.behave(Receiver.answering(status));
    handle(receiver.url(), sample());
    assertThat(receiver.received()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 400, 401, 404, 408, 422, 429, 500, 503})
  void whatTheServiceDoesNotTakeFails(int status) {
    receiver.behave(Receiver.answering(status));
    assertThatThrownBy(() -> handle(receiver.url(), sample()))
        .isInstanceOf(NotForwardedException.class)
        .hasMessage("event " + EVENT_ID + " was not forwarded: the service answered " + status);
    assertThat(receiver.received()).hasSize(1);
  }

  @Test
  void noRedirectIsFollowed() {
    receiver.behave(
        exchange -> {
          exchange.getResponseHeaders().add("location", receiver.url() + "/elsewhere");
          exchange.sendResponseHeaders(307, -1);
        });
    assertThatThrownBy(() -> handle(receiver.url(), sample())).hasMessageContaining("answered 307");
    assertThat(receiver.received()).hasSize(1);
  }

  @Test
  void anAttemptAfterAFailedOneHasTheSameKey() throws Exception {
    receiver.behave(Receiver.answering(503));
    assertThatThrownBy(() -> handle(receiver.url(), sample()))
        .isInstanceOf(NotForwardedException.class);
    receiver.behave(Receiver.answering(200));
    handle(receiver.url(), sample());
    assertThat(receiver.received())
        .extracting(Receiver.Received::key)
        .containsExactly(EVENT_ID, EVENT_ID);
  }

  @Test
  void whereNobodyListensItFails() {
    String url = receiver.url();
    receiver.close();
    assertThatThrownBy(() -> handle(url, sample())).hasMessageContaining("the connection failed");
  }

  @Test
  void anEventWithoutAnIdOfItsOwnHasThatOfTheBus() throws Exception {
    handle(receiver.url(), "{\"id\":\"bus-1\",\"detail\":{}}");
    assertThat(receiver.received()).extracting(Receiver.Received::key).containsExactly("bus-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "{}", "{\"id\":7}", "{\"detail\":{\"event_id\":[]}}"})
  void whatIsNoEventIsNotForwarded(String json) {
    assertThatThrownBy(() -> handle(receiver.url(), json))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(receiver.received()).isEmpty();
  }

  @Test
  void aTokenIsNotSentWhereItCouldBeRead() {
    Map<String, String> variables = new HashMap<>();
    variables.put("AWS_REGION", "eu-central-1");
    variables.put("EVENT_FORWARD_SECRET_ARN", "arn:aws:secretsmanager:eu-central-1:1:secret:token");
    variables.put("EVENT_FORWARD_URL", receiver.url());
    assertThatThrownBy(() -> new EventForwarderFunction(new Environment(variables)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a token is sent over https alone");
    variables.put("EVENT_FORWARD_URL", "https://mage.example.com");
    assertThat(new EventForwarderFunction(new Environment(variables))).isNotNull();
  }

  private static void handle(String url, String event) throws IOException {
    Environment environment =
        new Environment(Map.of("EVENT_FORWARD_URL", url, "EVENT_FORWARD_SECRET_ARN", ""));
    new EventForwarderFunction(environment)
        .handleRequest(
            new ByteArrayInputStream(event.getBytes(UTF_8)), OutputStream.nullOutputStream(), null);
  }

  private static String sample() throws IOException {
    return Files.readString(
        Path.of(System.getProperty("storehouse.root"), "events/forward-order-placed.json"));
  }
}
