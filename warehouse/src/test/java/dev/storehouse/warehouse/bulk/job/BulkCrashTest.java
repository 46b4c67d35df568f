package dev.storehouse.warehouse.bulk.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Processes that die at each of their calls. */
@ExtendWith(AwsExtension.class)
class BulkCrashTest {

  private static final Duration LEASE_AND_SWEEP = BulkDriver.LEASE.plusSeconds(60);

  private static BulkWorld world;

  @BeforeAll
  static void begin(AwsSandbox aws) throws SQLException {
    world = new BulkWorld(aws);
  }

  @AfterAll
  static void end() throws SQLException {
    world.close();
  }

  /** Those whose steps are not another's as well; with {@code -Pcampaign} all there are. */
  static Set<Scenario> scenarios() {
    return Boolean.getBoolean("storehouse.crash.all")
        ? EnumSet.allOf(Scenario.class)
        : EnumSet.of(
            Scenario.EXPORT, Scenario.INSERT, Scenario.UPSERT_OF_ONE_KEY_TWICE, Scenario.ABORT);
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void aJobSurvivesTheDeathOfItsDriverAtEveryCall(Scenario scenario) throws SQLException {
    int calls = 0;
    while (diesAfter(calls, scenario)) {
      calls++;
    }
    assertThat(calls).isGreaterThan(6);
  }

  /** Whether the driver has died: not if it came to the job's end with fewer calls. */
  private static boolean diesAfter(int calls, Scenario scenario) throws SQLException {
    String jobId = world.begin(scenario);
    boolean died = false;
    try {
      world.followEvents(world.driver("the first", new Mortality(calls)), scenario, jobId);
    } catch (Mortality.Death _) {
      died = true;
      world.clock().advance(LEASE_AND_SWEEP);
      BulkDriver second = world.driver("the second", () -> {});
      world.sweep(second);
      world.followEvents(second, scenario, jobId);
    }
    world.checkRight(scenario, jobId);
    return died;
  }
}
