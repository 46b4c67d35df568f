package dev.storehouse.query.saved;

import dev.storehouse.http.JsonBody;
import dev.storehouse.query.jobs.QuerySpec;
import dev.storehouse.warehouse.job.ResultShape;
import dev.storehouse.warehouse.job.ResultShape.Format;
import java.time.Duration;
import java.util.Optional;

/**
 * What runs of a saved query have where they do not say otherwise; what is empty is as for any
 * query.
 */
record RunDefaults(
    Optional<Integer> limit,
    Optional<Format> format,
    Optional<Duration> waiting,
    Optional<Duration> longest) {

  /**
   * What a run wants, with these defaults.
   *
   * @param wanted as it was read from {@code body}
   */
  QuerySpec complete(QuerySpec wanted, JsonBody body) {
    return new QuerySpec(
        wanted.sql(),
        wanted.parameters(),
        new ResultShape(
            or(body, "limit", limit, wanted.shape().rowLimit()),
            wanted.shape().maxBytes(),
            or(body, "format", format, wanted.shape().format())),
        or(body, "wait_seconds", waiting, wanted.waiting()),
        wanted.longest().or(() -> longest),
        wanted.cancelAfterWait(),
        wanted.tags(),
        wanted.savedQuery());
  }

  private static <T> T or(JsonBody body, String field, Optional<T> fallback, T wanted) {
    boolean given = body.has(field) && !body.isNull(field);
    return given ? wanted : fallback.orElse(wanted);
  }
}
