package dev.storehouse.query.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.local.aws.junit.MovableClock;
import dev.storehouse.query.testing.RouteClient;
import dev.storehouse.query.testing.RouteClient.Reply;
import dev.storehouse.shared.config.Environment;
import dev.storehouse.shared.identity.Scope;
import dev.storehouse.shared.time.Identifiers;
import dev.storehouse.warehouse.WarehouseModule;
import dev.storehouse.warehouse.job.DynamoJobs;
import dev.storehouse.warehouse.job.Ending;
import dev.storehouse.warehouse.job.JobStatus;
import dev.storehouse.warehouse.job.Outcome;
import dev.storehouse.warehouse.job.QueryJob;
import dev.storehouse.warehouse.job.QueryText;
import dev.storehouse.warehouse.job.ResultShape;
import dev.storehouse.warehouse.tenant.Quota;
import dev.storehouse.warehouse.usage.DynamoUsageReport;
import dev.storehouse.wiring.SharedModule;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(AwsExtension.class)
class UsageTest {

  private static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");

  private final MovableClock clock = new MovableClock(NOW);
  private final Identifiers identifiers = new Identifiers(Clock.systemUTC());
  private final String tenantId = identifiers.next("ten_");
  private final AwsSandbox aws;
  private final DynamoJobs jobs;
  private final RouteClient client;

  UsageTest(AwsSandbox aws) {
    this.aws = aws;
    Environment environment = new Environment(aws.environment("QueryFunction"));
    SharedModule shared = SharedModule.of(environment, Clock.systemUTC());
    jobs =
        WarehouseModule.of(environment, shared.dynamoDb(), shared.enhanced(), clock, (id, e) -> {})
            .jobs();
    client =
        RouteClient.of(
                new UsageRoutes(
                        new DynamoUsageReport(
                            shared.dynamoDb(), environment.required("USAGE_TABLE")),
                        shared.cursors(),
                        clock)
                    .routes())
            .key(tenantId, Scope.USAGE_READ);
  }

  /** Ends a job of an actor at that time, with so many rows of ten bytes each. */
  private void ended(String tenant, String actor, String at, JobStatus status, long rows) {
    Instant time = Instant.parse(at);
    QueryJob waiting =
        new QueryJob(
            identifiers.next(QueryJob.ID_PREFIX),
            tenant,
            actor,
            JobStatus.QUEUED,
            new QueryText(Optional.empty(), "SELECT 1", List.of()),
            new ResultShape(10, 1024, ResultShape.Format.OBJECTS),
            Duration.ofSeconds(60),
            Map.of(),
            Optional.empty(),
            time.minusSeconds(2),
            time,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            1);
    QueryJob running = waiting.started(time.minusSeconds(1), Optional.empty());
    aws.dynamoDb()
        .transactWriteItems(write -> write.transactItems(jobs.begin(running, Quota.DEFAULT)));
    assertThat(
            jobs.end(
                running.ended(
                    status,
                    time,
                    new Outcome(rows, 10 * rows, Duration.ofMillis(1250), false, Optional.empty()),
                    Optional.empty())))
        .isEqualTo(Ending.WRITTEN);
  }

  private void ended(String actor, String at, long rows) {
    ended(tenantId, actor, at, JobStatus.COMPLETED, rows);
  }

  @Test
  void statementsAddUpByDayAndActor() {
    ended("key_a", "2026-03-30T00:00:00Z", 3);
    ended("key_a", "2026-03-30T23:59:59Z", 4);
    ended(tenantId, "key_a", "2026-03-30T12:00:00Z", JobStatus.FAILED, 0);
    ended("usr_b", "2026-03-31T00:00:00Z", 5);
    ended(identifiers.next("ten_"), "key_a", "2026-03-30T12:00:00Z", JobStatus.COMPLETED, 99);

    Reply usage = client.get("/v1/usage").expect(200);

    assertThat(usage.items())
        .containsExactly(
            usage("2026-03-31", "usr_b", 1, 0, 5, "1.250"),
            usage("2026-03-30", "key_a", 3, 1, 7, "3.750"));
    assertThat(usage.json())
        .containsEntry("from", "2026-03-02")
        .containsEntry("to", "2026-03-31")
        .containsEntry("totals", figures(4, 1, 12, "5.000"));
  }

  private static Map<String, Object> usage(
      String day, String actor, int statements, int failures, int rows, String seconds) {
    Map<String, Object> usage = figures(statements, failures, rows, seconds);
    usage.put("day", day);
    usage.put("actor_id", actor);
    return usage;
  }

  private static Map<String, Object> figures(
      int statements, int failures, int rows, String seconds) {
    return new HashMap<>(
        Map.of(
            "statements", statements,
            "failures", failures,
            "rows", rows,
            "bytes", 10 * rows,
            "seconds", new BigDecimal(seconds)));
  }

  @Test
  void bothDaysOfARangeAreIncluded() {
    for (String day : List.of("2026-01-09", "2026-01-10", "2026-01-11", "2026-01-12")) {
      ended("key_a", day + "T12:00:00Z", 1);
    }
    Reply usage = client.get("/v1/usage?from=2026-01-10&to=2026-01-11").expect(200);
    assertThat(usage.items())
        .extracting(item -> item.get("day"))
        .containsExactly("2026-01-11", "2026-01-10");
  }

  @Test
  void theListIsPagedAndOnlyItsFirstPageHasTheTotals() {
    for (String actor : List.of("key_a", "key_b", "usr_c")) {
      ended(actor, "2026-02-01T12:00:00Z", 1);
      ended(actor, "2026-02-02T12:00:00Z", 1);
    }
    String range = "/v1/usage?from=2026-02-01&to=2026-02-02";
    for (int limit : List.of(1, 2, 4, 6, 100)) {
      assertThat(client.all(range, limit))
          .extracting(item -> item.get("day") + " " + item.get("actor_id"))
          .containsExactly(
              "2026-02-02 usr_c",
              "2026-02-02 key_b",
              "2026-02-02 key_a",
              "2026-02-01 usr_c",
              "2026-02-01 key_b",
              "2026-02-01 key_a");
    }
    Reply first = client.get(range + "&limit=1");
    assertThat(first.json().get("totals")).isEqualTo(figures(6, 0, 6, "7.500"));
    String cursor = first.nextCursor().orElseThrow();
    assertThat(client.get(range + "&cursor=" + cursor).json()).doesNotContainKey("totals");
    assertThat(client.get("/v1/usage?from=2026-02-01&to=2026-02-03&cursor=" + cursor).code())
        .isEqualTo("INVALID_CURSOR");
  }

  @Test
  void aListGoesOnWhenItsRangeHasMovedOnMeanwhile() {
    ended("key_a", "2026-03-02T12:00:00Z", 1);
    ended("key_b", "2026-03-02T12:00:00Z", 1);
    String cursor = client.get("/v1/usage?limit=1").expect(200).nextCursor().orElseThrow();
    clock.advance(Duration.ofDays(1));
    assertThat(client.get("/v1/usage?cursor=" + cursor).expect(200).items()).isEmpty();
  }

  @Test
  void aTenantThatUsedNothingHasTotalsOfNothing() {
    Reply usage = client.get("/v1/usage").expect(200);
    assertThat(usage.items()).isEmpty();
    assertThat(usage.json().get("totals")).isEqualTo(figures(0, 0, 0, "0.000"));
  }

  @ParameterizedTest
  @CsvSource({
    "from=yesterday, INVALID_FORMAT",
    "from=2026-02-30, INVALID_FORMAT",
    "to=2026-2-3, INVALID_FORMAT",
    "from=2026-03-02&to=2026-03-01, OUT_OF_RANGE",
    "from=2025-02-25&to=2026-04-01, OUT_OF_RANGE",
    "limit=0, OUT_OF_RANGE"
  })
  void aRangeThatCannotBeIsRefused(String query, String code) {
    Reply refused = client.get("/v1/usage?" + query).expect(422);
    assertThat(refused.text("errors")).contains(code);
  }

  @Test
  void fourHundredDaysAreARange() {
    client.get("/v1/usage?from=2025-02-25&to=2026-03-31").expect(200);
  }

  @Test
  void usageNeedsItsScope() {
    assertThat(client.key(tenantId, Scope.QUERY_RUN).get("/v1/usage").code())
        .isEqualTo("INSUFFICIENT_SCOPE");
  }
}
