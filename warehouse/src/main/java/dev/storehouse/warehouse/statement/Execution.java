package dev.storehouse.warehouse.statement;

import java.time.Duration;
import java.util.Optional;

/**
 * How a statement stands.
 *
 * @param statementId the warehouse's id of it
 * @param hasResult whether there are rows to read, be it none of them
 * @param figures what it took; empty while it runs, and where only its state was told
 * @param error what the warehouse said when it failed
 * @param sessionId the session it runs in, if that stays open
 */
public record Execution(
    String statementId,
    State state,
    boolean hasResult,
    Optional<Figures> figures,
    Optional<String> error,
    Optional<String> sessionId) {

  /** Where a statement is on its way. */
  public enum State {
    /** Submitted, picked or started. */
    RUNNING,
    FINISHED,
    FAILED,
    /** Cancelled, by whomever. */
    ABORTED;

    /** Whether it has ended. */
    public boolean isTerminal() {
      return this != RUNNING;
    }
  }

  /**
   * What a statement took.
   *
   * @param rows of its result, or affected by it
   * @param bytes of its result
   * @param duration how long the warehouse worked on it
   */
  public record Figures(long rows, long bytes, Duration duration) {}
}
