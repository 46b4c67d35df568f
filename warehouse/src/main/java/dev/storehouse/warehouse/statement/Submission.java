package dev.storehouse.warehouse.statement;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is to be run.
 *
 * @param sql one statement, at most 100 KB
 * @param parameters values for the names in it, each bound once
 * @param clientToken 1 to 64 characters; the same token never runs twice
 * @param name at most 2048 characters; its completion event carries it
 * @param secretArn the secret of the database user as whom it runs
 * @param session where it runs
 */
public record Submission(
    String sql,
    List<BoundValue> parameters,
    String clientToken,
    String name,
    String secretArn,
    SessionUse session) {

  public Submission {
    parameters = List.copyOf(parameters);
  }

  /** The value of one named parameter; at least one character. */
  public record BoundValue(String name, String value) {}

  /** In which database session a statement runs. */
  public sealed interface SessionUse {

    /** In one of its own, which ends with it. */
    record None() implements SessionUse {}

    /** In one of its own, which stays open for so long after it. */
    record Open(Duration keepAlive) implements SessionUse {}

    /** In one that is open, and idle. */
    record Reuse(String sessionId, Duration keepAlive) implements SessionUse {}
  }

  /** The same in a session of its own. */
  public Submission withoutSession() {
    return new Submission(sql, parameters, clientToken, name, secretArn, new SessionUse.None());
  }

  /** The session it names, if it names one. */
  public Optional<String> sessionId() {
    return session instanceof SessionUse.Reuse(String sessionId, _)
        ? Optional.of(sessionId)
        : Optional.empty();
  }
}
