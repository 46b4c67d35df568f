package dev.storehouse.warehouse.bulk.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Several drivers of one job. */
@ExtendWith(AwsExtension.class)
class BulkRaceTest {

  private static final int ROUNDS = Integer.getInteger("storehouse.race.rounds", 1);
  private static final long SEED = Long.getLong("storehouse.fuzz.seed", 20_261_126);
  private static final int MOST_TURNS = 3000;
  private static final Duration PAST_LEASE = BulkDriver.LEASE.plusSeconds(1);

  private static BulkWorld world;

  @BeforeAll
  static void begin(AwsSandbox aws) throws SQLException {
    world = new BulkWorld(aws);
  }

  @AfterAll
  static void end() throws SQLException {
    world.close();
  }

  static IntStream rounds() {
    return IntStream.range(0, ROUNDS);
  }

  @ParameterizedTest
  @MethodSource("rounds")
  void twoThatStallAndDieDriveEachJobToItsEndOnce(int round) throws Exception {
    for (Scenario scenario : Scenario.values()) {
      race(scenario, SEED * 1000 + round, false);
    }
  }

  @ParameterizedTest
  @MethodSource("rounds")
  void aJobThatIsGivenUpMeanwhileIsDoneOrWasNever(int round) throws Exception {
    for (Scenario scenario : Scenario.values()) {
      race(scenario, SEED * 1000 + 500 + round, true);
    }
  }

  private static void race(Scenario scenario, long seed, boolean isGivenUp) throws Exception {
    System.out.printf("%s: seed %d%n", scenario, seed);
    Random random = new Random(seed);
    String jobId = world.begin(scenario);
    AtomicInteger turns = new AtomicInteger();
    new Turns(random)
        .run(
            2,
            turn -> () -> drive(scenario, jobId, turn),
            () -> {
              assertThat(turns.incrementAndGet()).isLessThan(MOST_TURNS);
              int chance = random.nextInt(100);
              if (chance < 6) {
                world.clock().advance(PAST_LEASE);
              } else if (isGivenUp && chance < 12) {
                world.askForAbort(jobId);
              }
              return chance > 94 ? Turns.Fate.DIES : Turns.Fate.GOES_ON;
            });
    if (isGivenUp) {
      assertThat(world.checkWhole(scenario, jobId).state()).isIn(BulkState.ABORTED, scenario.end());
    } else {
      world.checkRight(scenario, jobId);
    }
  }

  /** A process, and whoever comes after it when it has died. */
  private static void drive(Scenario scenario, String jobId, Runnable turn) {
    int lives = 0;
    while (!world.job(jobId).state().isTerminal()) {
      String owner = "%d of %s".formatted(++lives, Thread.currentThread().threadId());
      try {
        live(scenario, jobId, turn, world.driver(owner, turn));
      } catch (Mortality.Death _) {
        // The next one begins with what is in the table.
      }
    }
  }

  private static void live(Scenario scenario, String jobId, Runnable turn, BulkDriver driver) {
    BulkJob job = world.job(jobId);
    for (int steps = 0; !job.state().isTerminal(); steps++) {
      assertThat(steps).isLessThan(MOST_TURNS);
      turn.run();
      world.awaitStatement(job);
      if (scenario.isAborted() && job.run().flatMap(Run::statementId).isPresent()) {
        world.askForAbort(jobId);
      }
      driver.advance(world.job(jobId));
      job = world.job(jobId);
    }
  }

  @ParameterizedTest
  @EnumSource
  void manyEventsAtOnceEndAJobOnce(Scenario scenario) throws Exception {
    String jobId = world.begin(scenario);
    try (var events = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int each = 0; each < 4; each++) {
        BulkDriver driver = world.driver("driver " + each % 2, () -> {});
        events.execute(() -> live(scenario, jobId, () -> {}, driver));
      }
    }
    world.checkRight(scenario, jobId);
  }

  @ParameterizedTest
  @EnumSource
  void sweepsAloneEndAJob(Scenario scenario) throws SQLException {
    String jobId = world.begin(scenario);
    for (int sweep = 0; sweep < 12; sweep++) {
      world.clock().advance(PAST_LEASE);
      world.sweep(world.driver("sweep " + sweep, () -> {}));
      BulkJob job = world.job(jobId);
      world.awaitStatement(job);
      if (scenario.isAborted() && job.run().flatMap(Run::statementId).isPresent()) {
        world.askForAbort(jobId);
      }
    }
    world.checkRight(scenario, jobId);
  }

  @Test
  void aJobWithoutAPlaceMakesWayInTheSweepsAndIsBegunWhenOneIsFree() throws SQLException {
    BulkDriver driver = world.driver("driver", () -> {});
    List<String> running = new ArrayList<>();
    for (int place = 0; place < BulkDriver.MOST_RUNNING; place++) {
      running.add(world.begin(Scenario.EXPORT));
      // Without a statement, which might end at once and leave its place.
      BulkJob started = world.job(running.getLast()).started(world.clock().instant());
      assertThat(world.jobs().start(started, BulkDriver.MOST_RUNNING)).isTrue();
    }
    String waiting = world.begin(Scenario.EXPORT);
    world.clock().advance(PAST_LEASE);
    driver.advance(world.job(waiting));
    BulkJob job = world.job(waiting);
    assertThat(job.state()).isEqualTo(BulkState.UPLOAD_COMPLETE);
    assertThat(job.dueAt().orElseThrow()).isAfter(world.clock().instant());
    driver.advance(job);
    assertThat(world.job(waiting).version()).isEqualTo(job.version());

    world.followEvents(driver, Scenario.EXPORT, running.getFirst());
    assertThat(world.job(waiting).state()).isEqualTo(BulkState.IN_PROGRESS);
    for (String jobId : running) {
      world.followEvents(driver, Scenario.EXPORT, jobId);
    }
    world.followEvents(driver, Scenario.EXPORT, waiting);
    world.checkRight(Scenario.EXPORT, waiting);
  }
}
