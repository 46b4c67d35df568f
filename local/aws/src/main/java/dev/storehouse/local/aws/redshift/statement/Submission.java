package dev.storehouse.local.aws.redshift.statement;

import dev.storehouse.local.aws.redshift.result.ResultFormat;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a caller asks to be run.
 *
 * @param batch whether it came as a batch, which one of a single statement may be
 * @param keepAlive how long the session stays after the statement; none is kept when empty
 */
public record Submission(
    List<String> sqls,
    boolean batch,
    ExecutionMode mode,
    Target target,
    Map<String, String> parameters,
    Optional<String> name,
    boolean withEvent,
    Optional<String> clientToken,
    ResultFormat format,
    Optional<Duration> keepAlive,
    Optional<String> sessionId) {

  /** How the statements of a batch are committed. */
  public enum ExecutionMode {
    /** Together, or none of them. */
    TRANSACTION,
    /** Each on its own. */
    AUTO_COMMIT
  }
}
