package dev.storehouse.local.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.storehouse.gateway.template.Stack;
import dev.storehouse.gateway.template.Template;
import dev.storehouse.gateway.template.TemplateException;
import dev.storehouse.local.aws.junit.MovableClock;
import dev.storehouse.local.aws.messaging.PublishedEvent;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ResourceLock(Resources.SYSTEM_OUT)
class EventBusTest {

  private static final Instant NOW = Instant.parse("2026-02-03T04:05:06.789Z");

  private final RecordingFunctions functions = new RecordingFunctions();
  private final MovableClock clock = new MovableClock(NOW);
  private final List<Duration> waits = new ArrayList<>();

  @Test
  void callsTheFunctionWithTheWholeEvent() throws Exception {
    try (EventBus bus = bus("Pattern: {source: [shop]}")) {
      bus.publish(event("other"));
      bus.publish(event("shop"));
      RecordingFunctions.Call call = functions.next();
      assertThat(call.function()).isEqualTo("storehouse-Listener");
      assertThat(call.event())
          .containsOnly(
              entry("version", "0"),
              entry("id", "id-1"),
              entry("detail-type", "Sold"),
              entry("source", "shop"),
              entry("account", "000000000000"),
              entry("time", "2026-02-03T04:05:06Z"),
              entry("region", "eu-central-1"),
              entry("resources", List.of("arn:a")),
              entry("detail", Map.of("rows", 1)));
      assertThat(functions.isQuiet()).isTrue();
    }
  }

  @Test
  void triesAgainAfterGrowingWaits() throws Exception {
    functions.failTimes(3);
    Delivery delivery = new Delivery(functions, clock, this::pass);
    delivery.deliver(target(10), new RetryPolicy(Duration.ofHours(1), 10), "{}".getBytes(UTF_8));
    for (int i = 0; i < 4; i++) {
      functions.next();
    }
    assertThat(functions.isQuiet()).isTrue();
    assertThat(waits)
        .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
  }

  @Test
  void logsTheEventThatItGivesUp() throws Exception {
    functions.failTimes(Integer.MAX_VALUE);
    Delivery delivery = new Delivery(functions, clock, this::pass);
    String log =
        printed(
            () ->
                delivery.deliver(
                    target(2),
                    new RetryPolicy(Duration.ofHours(1), 2),
                    "{\"id\":\"lost\"}".getBytes(UTF_8)));
    assertThat(waits).hasSize(2);
    assertThat(log)
        .contains("\"error\":\"as asked\"", "\"error_type\":\"example.Trouble\"")
        .contains("no retries are left", "\\\"lost\\\"", "arn:aws:sqs:eu-central-1:0:dead");
  }

  @Test
  void givesUpWhatHasBecomeTooOld() throws Exception {
    functions.failTimes(Integer.MAX_VALUE);
    Delivery delivery = new Delivery(functions, clock, this::pass);
    String log =
        printed(
            () ->
                delivery.deliver(
                    target(185),
                    new RetryPolicy(Duration.ofMinutes(1), 185),
                    "{}".getBytes(UTF_8)));
    assertThat(waits.stream().reduce(Duration.ZERO, Duration::plus))
        .isLessThanOrEqualTo(Duration.ofMinutes(1));
    assertThat(log).contains("it has become too old");
  }

  @Test
  void readsTheRulesOfTheTemplate() throws Exception {
    Stack stack =
        Template.load(Path.of(System.getProperty("storehouse.root"), "template.yaml"))
            .resolve(Map.of());
    String statement = stack.resource("StatementFunction").physicalId();
    try (EventBus bus = new EventBus(stack, functions)) {
      bus.publish(ended("someone's"));
      bus.publish(ended("job_1"));
      RecordingFunctions.Call call = functions.next();
      assertThat(call.function()).isEqualTo(statement);
      assertThat(call.event()).containsEntry("detail", Map.of("statementName", "job_1"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Pattern: {source: [shop]}, InputPath: $.detail",
        "Pattern: {source: [{wildcard: s*}]}",
        "Pattern: {source: [shop]}, RetryPolicy: {MaximumRetryAttempts: 186}",
        "Pattern: {source: [shop]}, RetryPolicy: {MaximumEventAgeInSeconds: 59}",
        "State: ENABLED"
      })
  void refusesWhatIsNotEmulated(String properties) {
    assertThatThrownBy(() -> bus(properties)).isInstanceOf(TemplateException.class);
  }

  @Test
  void aRuleSeesTheEventsOfItsBusAlone() throws Exception {
    String arn = "arn:aws:events:eu-central-1:000000000000:event-bus/other";
    try (EventBus bus = bus("Pattern: {source: [shop]}, EventBusName: '" + arn + "'")) {
      bus.publish(event("shop"));
      bus.publish(
          new PublishedEvent("put", "other", "shop", "Sold", NOW, List.of(), Map.of("rows", 2)));
      assertThat(functions.next().event()).containsEntry("id", "put");
      assertThat(functions.isQuiet()).isTrue();
    }
  }

  @Test
  void leavesOutARuleThatIsDisabled() {
    try (EventBus bus = bus("Pattern: {source: [shop]}, State: DISABLED")) {
      bus.publish(event("shop"));
      assertThat(functions.isQuiet()).isTrue();
    }
  }

  private EventBus bus(String properties) {
    String template =
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Listener:
            Type: AWS::Serverless::Function
            Properties:
              Handler: example.Listener
              Events:
                Sold: {Type: EventBridgeRule, Properties: {%s}}
        """
            .formatted(properties);
    return new EventBus(
        Template.parse("test", template).resolve(Map.of()),
        functions,
        InstantSource.system(),
        wait -> {});
  }

  private void pass(Duration wait) {
    waits.add(wait);
    clock.advance(wait);
  }

  private static String printed(Runnable work) {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, UTF_8));
    try {
      work.run();
    } finally {
      System.setOut(before);
    }
    return bytes.toString(UTF_8);
  }

  private static Target target(int retries) {
    return new Target(
        "rule",
        "function",
        new RetryPolicy(Duration.ofHours(1), retries),
        Optional.of("arn:aws:sqs:eu-central-1:0:dead"));
  }

  private static Event event(String source) {
    return new Event("id-1", source, "Sold", NOW, List.of("arn:a"), Map.of("rows", 1));
  }

  private static Event ended(String statementName) {
    return new Event(
        "id-2",
        "aws.redshift-data",
        "Redshift Data Statement Status Change",
        NOW,
        List.of(),
        Map.of("statementName", statementName));
  }
}
