package dev.storehouse.warehouse.bulk.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.local.aws.redshift.RedshiftEngine;
import dev.storehouse.local.aws.redshift.fault.FaultPlan;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Bulk jobs of a warehouse that is slow or in trouble, and of clients that give them up. */
@ExtendWith(AwsExtension.class)
class BulkTroubleTest {

  private static final Duration PAST_LEASE = BulkDriver.LEASE.plusSeconds(1);
  private static final Duration SLOW = Duration.ofMillis(150);
  private static final int MOST_SWEEPS = 100;

  private static BulkWorld world;
  private static RedshiftEngine engine;

  @BeforeAll
  static void begin(AwsSandbox aws) throws SQLException {
    world = new BulkWorld(aws);
    engine = aws.redshift();
  }

  @AfterEach
  void noTrouble() {
    engine.order(FaultPlan.NONE);
  }

  @AfterAll
  static void end() throws SQLException {
    world.close();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ABORT")
  void aJobEndsOnceThoughRequestsAreRefusedAndRepliesLost(Scenario scenario) throws SQLException {
    String jobId = world.begin(scenario);
    engine.order(plan(Map.of("*", 20), Map.of("*", 5), Map.of("*", 2), Map.of()));
    for (int sweep = 0; sweep < MOST_SWEEPS && !world.job(jobId).state().isTerminal(); sweep++) {
      world.clock().advance(PAST_LEASE);
      try {
        world.sweep(world.driver("sweep " + sweep, () -> {}));
        world.awaitStatement(world.job(jobId));
      } catch (RuntimeException _) {
        // The next sweep takes it up.
      }
    }
    engine.order(FaultPlan.NONE);
    world.checkRight(scenario, jobId);
  }

  @Test
  void aFileThatIsChangedAfterItWasLookedAtFailsItsJob() throws SQLException {
    String jobId = world.begin(Scenario.DELETE);
    AtomicBoolean isChanged = new AtomicBoolean();
    Runnable changesFile =
        () -> {
          BulkJob job = world.job(jobId);
          if (job.run().flatMap(Run::files).isPresent() && !isChanged.getAndSet(true)) {
            world.upload(job, "id\n2\n");
          }
        };
    world.followEvents(world.driver("driver", changesFile), Scenario.DELETE, jobId);

    assertThat(isChanged).isTrue();
    BulkJob job = world.checkWhole(Scenario.DELETE, jobId);
    assertThat(job.state()).isEqualTo(BulkState.FAILED);
    assertThat(job.error()).contains("The files were changed after UploadComplete.");
  }

  @ParameterizedTest
  @EnumSource(names = {"EXPORT", "INSERT", "INSERT_OF_BAD_ROWS"})
  void aJobThatIsGivenUpBeforeAnyCallIsDoneOrWasNever(Scenario scenario) throws SQLException {
    AtomicInteger calls = new AtomicInteger();
    int call = 0;
    do {
      call++;
      calls.set(call);
      String jobId = world.begin(scenario);
      Runnable givesUp =
          () -> {
            if (calls.decrementAndGet() == 0) {
              world.askForAbort(jobId);
            }
          };
      goOn(world.driver("driver", givesUp), scenario, jobId);
    } while (calls.get() <= 0);
    assertThat(call).isGreaterThan(6);
  }

  @ParameterizedTest
  @CsvSource({
    "EXPORT,UNLOAD,SUBMITTED",
    "EXPORT,UNLOAD,STARTED",
    "INSERT,COPY,SUBMITTED",
    "INSERT,COPY,STARTED",
    "INSERT,COPY,COMMITTING",
    "INSERT,COPY,COMMITTED",
    "INSERT,REPORT,STARTED",
    "INSERT,APPLY,SUBMITTED",
    "INSERT,APPLY,STARTED",
    "INSERT,APPLY,COMMITTING",
    "INSERT,APPLY,COMMITTED",
    "UPSERT,APPLY,COMMITTING",
    "INSERT_OF_BAD_ROWS,CLEAN,STARTED"
  })
  void aJobThatIsGivenUpWhileItsStatementRunsIsDoneOrWasNever(
      Scenario scenario, Stage stage, String state) throws SQLException {
    engine.order(plan(Map.of(), Map.of(), Map.of(), Map.of(state, SLOW)));
    String jobId = world.begin(scenario);
    BulkDriver driver = world.driver("driver", () -> {});
    BulkJob job = driver.advance(world.job(jobId));
    while (job.stage().filter(stage::equals).isEmpty()) {
      world.awaitStatement(job);
      job = driver.advance(job);
    }
    world.askForAbort(jobId);
    goOn(driver, scenario, jobId);
  }

  private static void goOn(BulkDriver driver, Scenario scenario, String jobId) throws SQLException {
    driver.advance(world.job(jobId));
    world.followEvents(driver, scenario, jobId);
    world.clock().advance(PAST_LEASE.multipliedBy(2));
    world.sweep(driver);
    world.followEvents(driver, scenario, jobId);
    BulkJob job = world.checkWhole(scenario, jobId);
    assertThat(job.state()).as("%s", job).isIn(BulkState.ABORTED, scenario.end());
  }

  @Test
  void whatIsAppliedByAStatementThatIsForgottenIsDone() throws SQLException {
    String jobId = world.begin(Scenario.INSERT);
    BulkDriver driver = world.driver("driver", () -> {});
    BulkJob job = driver.advance(world.job(jobId));
    while (job.stage().filter(Stage.APPLY::equals).isEmpty()) {
      world.awaitStatement(job);
      job = driver.advance(job);
    }
    world.awaitStatement(world.job(jobId));
    engine.advance(Duration.ofHours(25));
    driver.advance(world.job(jobId));
    world.followEvents(driver, Scenario.INSERT, jobId);
    assertThat(world.checkWhole(Scenario.INSERT, jobId).state()).isEqualTo(BulkState.JOB_COMPLETE);
    assertThat(world.job(jobId).counts().changed()).isEqualTo(2);
  }

  @Test
  void filesThatWereReadByAStatementThatIsForgottenAreReadAgain() throws SQLException {
    String jobId = world.begin(Scenario.UPSERT);
    BulkDriver driver = world.driver("driver", () -> {});
    world.awaitStatement(driver.advance(world.job(jobId)));
    engine.advance(Duration.ofHours(25));
    driver.advance(world.job(jobId));
    world.followEvents(driver, Scenario.UPSERT, jobId);
    assertThat(world.checkWhole(Scenario.UPSERT, jobId).state()).isEqualTo(BulkState.JOB_COMPLETE);
  }

  private static FaultPlan plan(
      Map<String, Integer> throttle,
      Map<String, Integer> fail,
      Map<String, Integer> drop,
      Map<String, Duration> delays) {
    return new FaultPlan(
        throttle, fail, drop, delays, 1, Duration.ZERO, Optional.empty(), Optional.empty());
  }
}
