package dev.storehouse.local.aws.redshift.fault;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Troubles to order.
 *
 * @param throttle per cent of the requests, by action or {@code *}, that are refused as too many
 * @param fail per cent of the requests answered with an internal error, nothing being done
 * @param drop per cent of the requests that are performed, the connection then being cut
 * @param delays how much longer statements stay in a state, by the state's name; {@code COMMITTING}
 *     and {@code COMMITTED} are the moments before and after a commit
 * @param eventCopies how often each completion event is sent: 0 loses it, 2 repeats it
 * @param eventDelay how late completion events come
 * @param activeStatements another quota of statements
 * @param sessions another quota of sessions
 */
public record FaultPlan(
    Map<String, Integer> throttle,
    Map<String, Integer> fail,
    Map<String, Integer> drop,
    Map<String, Duration> delays,
    int eventCopies,
    Duration eventDelay,
    Optional<Integer> activeStatements,
    Optional<Integer> sessions) {

  /** No trouble. */
  public static final FaultPlan NONE =
      new FaultPlan(
          Map.of(),
          Map.of(),
          Map.of(),
          Map.of(),
          1,
          Duration.ZERO,
          Optional.empty(),
          Optional.empty());
}
