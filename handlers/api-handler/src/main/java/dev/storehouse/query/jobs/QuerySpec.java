package dev.storehouse.query.jobs;

import dev.storehouse.query.guard.Parameter;
import dev.storehouse.warehouse.job.ResultShape;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a caller wants to be run, found to be well formed.
 *
 * @param sql as the caller wrote it, 1 to {@value #LONGEST_SQL} characters
 * @param waiting how long to wait for the result, up to {@link #LONGEST_WAIT}
 * @param longest how long the statement may run, if the caller says so
 * @param cancelAfterWait whether it is to be cancelled if it has not ended by then
 * @param savedQuery the name of the saved query that it comes from, if it does
 */
public record QuerySpec(
    String sql,
    List<Parameter> parameters,
    ResultShape shape,
    Duration waiting,
    Optional<Duration> longest,
    boolean cancelAfterWait,
    Map<String, String> tags,
    Optional<String> savedQuery) {

  public static final int LONGEST_SQL = 100_000;

  /** The gateway gives up after 29 s, whatever is still running. */
  public static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  public QuerySpec {
    parameters = List.copyOf(parameters);
    tags = Map.copyOf(tags);
  }
}
