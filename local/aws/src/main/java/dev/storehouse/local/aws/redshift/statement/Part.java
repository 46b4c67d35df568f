package dev.storehouse.local.aws.redshift.statement;

import dev.storehouse.local.aws.redshift.result.StoredResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One SQL text of a statement and what became of it. Immutable.
 *
 * @param rows returned or affected, -1 where that is not known
 * @param size bytes of the result, -1 where that is not known
 */
public record Part(
    String id,
    String sql,
    Status status,
    Instant created,
    Instant updated,
    Duration duration,
    Optional<String> error,
    long rows,
    long size,
    long queryId,
    Optional<StoredResult> result) {

  private static final int UNKNOWN = -1;

  static Part submitted(String id, String sql, Instant now) {
    return new Part(
        id,
        sql,
        Status.SUBMITTED,
        now,
        now,
        Duration.ZERO,
        Optional.empty(),
        UNKNOWN,
        UNKNOWN,
        0,
        Optional.empty());
  }

  Part in(Status newStatus, Instant now) {
    return new Part(id, sql, newStatus, created, now, duration, error, rows, size, queryId, result);
  }

  Part started(long newQueryId, Instant now) {
    return new Part(
        id, sql, Status.STARTED, created, now, duration, error, rows, size, newQueryId, result);
  }

  Part finished(long rowCount, Optional<StoredResult> stored, Duration took, Instant now) {
    return new Part(
        id,
        sql,
        Status.FINISHED,
        created,
        now,
        took,
        Optional.empty(),
        rowCount,
        stored.map(StoredResult::bytes).orElse(0L),
        queryId,
        stored);
  }

  Part ended(Status how, Optional<String> why, Duration took, Instant now) {
    return new Part(
        id, sql, how, created, now, took, why, UNKNOWN, UNKNOWN, queryId, Optional.empty());
  }
}
