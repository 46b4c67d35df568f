package dev.storehouse.local.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storehouse.gateway.template.Stack;
import dev.storehouse.gateway.template.Template;
import dev.storehouse.gateway.template.TemplateException;
import dev.storehouse.local.aws.junit.MovableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchedulerTest {

  private static final Instant START = Instant.parse("2026-02-03T04:05:06Z");

  private final RecordingFunctions functions = new RecordingFunctions();
  private final MovableClock clock = new MovableClock(START);

  /** Hands each wait to the test, which lets it pass by taking it. */
  private final SynchronousQueue<Duration> waits = new SynchronousQueue<>();

  @Test
  void callsForTheFirstTimeAfterOneInterval() throws Exception {
    try (Scheduler scheduler = scheduler("Type: Schedule", "Schedule: rate(5 minutes)")) {
      scheduler.start();
      assertThat(nextWait()).isEqualTo(Duration.ofMinutes(5));
      RecordingFunctions.Call call = functions.next();
      assertThat(call.function()).isEqualTo("storehouse-Sweeper");
      assertThat(call.event())
          .containsEntry("source", "aws.events")
          .containsEntry("detail-type", "Scheduled Event")
          .containsEntry("time", "2026-02-03T04:10:06Z")
          .containsEntry("detail", Map.of());
      assertThat(nextWait()).isEqualTo(Duration.ofMinutes(5));
      assertThat(functions.next().event()).containsEntry("time", "2026-02-03T04:15:06Z");
    }
  }

  @Test
  void triesAFailedCallAgainBeforeTheNext() throws Exception {
    functions.failTimes(1);
    try (Scheduler scheduler = scheduler("Type: Schedule", "Schedule: rate(1 minute)")) {
      scheduler.start();
      assertThat(nextWait()).isEqualTo(Duration.ofMinutes(1));
      functions.next();
      assertThat(nextWait()).isEqualTo(Duration.ofSeconds(1));
      functions.next();
      assertThat(nextWait()).isEqualTo(Duration.ofSeconds(59));
      functions.next();
    }
  }

  @Test
  void sendsTheInputOfASchedule() throws Exception {
    try (Scheduler scheduler =
        scheduler("Type: ScheduleV2", "ScheduleExpression: rate(1 day), Input: '{\"a\": 1}'")) {
      scheduler.start();
      assertThat(nextWait()).isEqualTo(Duration.ofDays(1));
      assertThat(functions.next().event()).isEqualTo(Map.of("a", 1));
    }
  }

  @Test
  void readsTheSchedulesOfTheTemplate() throws Exception {
    Stack stack =
        Template.load(Path.of(System.getProperty("storehouse.root"), "template.yaml"))
            .resolve(Map.of());
    try (Scheduler scheduler = new Scheduler(stack, functions, clock, this::pause)) {
      scheduler.start();
      assertThat(nextWait()).isEqualTo(Duration.ofMinutes(1));
      assertThat(functions.next().function())
          .isEqualTo(stack.resource("SweeperFunction").physicalId());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Schedule: cron(0 12 * * ? *)",
        "Schedule: rate(1 minutes)",
        "Schedule: rate(2 minute)",
        "Schedule: rate(0 minutes)",
        "Schedule: rate(1 minute), InputPath: $.a"
      })
  void refusesWhatIsNotEmulated(String properties) {
    assertThatThrownBy(() -> scheduler("Type: Schedule", properties))
        .isInstanceOf(TemplateException.class);
  }

  private Scheduler scheduler(String type, String properties) {
    String template =
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Sweeper:
            Type: AWS::Serverless::Function
            Properties:
              Handler: example.Sweeper
              Events:
                Often: {%s, Properties: {%s}}
        """
            .formatted(type, properties);
    return new Scheduler(
        Template.parse("test", template).resolve(Map.of()), functions, clock, this::pause);
  }

  private void pause(Duration duration) throws InterruptedException {
    clock.advance(duration);
    waits.put(duration);
  }

  private Duration nextWait() throws InterruptedException {
    Duration wait = waits.poll(20, TimeUnit.SECONDS);
    if (wait == null) {
      throw new AssertionError("the scheduler does not wait");
    }
    return wait;
  }
}
