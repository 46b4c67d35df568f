package dev.storehouse.local.events;

import dev.storehouse.gateway.FunctionException;
import dev.storehouse.gateway.FunctionInvoker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Hands events to functions, again after growing waits while the retry policy allows. On AWS there
 * are two hops, EventBridge to Lambda's queue and that queue to the function, each with retries of
 * its own; here it is one, and the policy of the rule is its policy. Thread-safe.
 */
final class Delivery {

  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  private final FunctionInvoker functions;
  private final InstantSource clock;
  private final Pause pause;
  private final DeliveryLog log = DeliveryLog.STANDARD_OUTPUT;

  Delivery(FunctionInvoker functions, InstantSource clock, Pause pause) {
    this.functions = functions;
    this.clock = clock;
    this.pause = pause;
  }

  /** Returns when the function has taken the event, or the event is given up. */
  void deliver(Target target, RetryPolicy policy, byte[] event) {
    Instant deadline = clock.instant().plus(policy.maximumAge());
    Duration wait = FIRST_WAIT;
    for (int attempt = 1; !taken(target, attempt, event); attempt++) {
      if (attempt > policy.maximumRetries()) {
        log.givenUp(target, event, "no retries are left");
        return;
      }
      if (clock.instant().plus(wait).isAfter(deadline)) {
        log.givenUp(target, event, "it has become too old");
        return;
      }
      try {
        pause.of(wait);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        log.givenUp(target, event, "the system stops");
        return;
      }
      wait = longer(wait);
    }
  }

  private boolean taken(Target target, int attempt, byte[] event) {
    try {
      functions.invoke(target.functionName(), event);
      return true;
    } catch (FunctionException e) {
      log.failed(target, attempt, e);
      return false;
    }
  }

  private static Duration longer(Duration wait) {
    Duration doubled = wait.multipliedBy(2);
    return doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
  }
}
