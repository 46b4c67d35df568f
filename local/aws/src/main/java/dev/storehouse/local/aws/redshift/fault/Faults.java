package dev.storehouse.local.aws.redshift.fault;

import dev.storehouse.local.aws.redshift.wire.DataApiException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** The troubles ordered at present; none at first. Thread-safe. */
public final class Faults {

  private static final int PERCENT = 100;

  private volatile FaultPlan plan = FaultPlan.NONE;

  /** Orders these troubles instead of all before. */
  public void order(FaultPlan ordered) {
    plan = ordered;
  }

  /** What is ordered. */
  public FaultPlan plan() {
    return plan;
  }

  /**
   * Before an action is performed.
   *
   * @throws DataApiException if this time it is throttled or fails
   */
  public void before(String action) {
    if (strikes(plan.throttle(), action)) {
      throw DataApiException.throttling();
    }
    if (strikes(plan.fail(), action)) {
      throw DataApiException.internal("The request processing has failed.");
    }
  }

  /** Whether the answer to an action that was performed is lost this time. */
  public boolean drops(String action) {
    return strikes(plan.drop(), action);
  }

  /** How much longer a statement stays in a state. */
  public Duration delay(String status) {
    return plan.delays().getOrDefault(status, Duration.ZERO);
  }

  /** How many statements may be active. */
  public int activeStatements(int usual) {
    return plan.activeStatements().orElse(usual);
  }

  /** How many sessions may be open. */
  public int sessions(int usual) {
    return plan.sessions().orElse(usual);
  }

  private static boolean strikes(Map<String, Integer> percentages, String action) {
    int percentage =
        Optional.ofNullable(percentages.get(action))
            .orElseGet(() -> percentages.getOrDefault("*", 0));
    return ThreadLocalRandom.current().nextInt(PERCENT) < percentage;
  }
}
