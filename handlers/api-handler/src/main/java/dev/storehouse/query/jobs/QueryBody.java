package dev.storehouse.query.jobs;

import dev.storehouse.http.JsonBody;
import dev.storehouse.http.TextRule;
import dev.storehouse.query.guard.Parameter;
import dev.storehouse.warehouse.job.ResultShape;
import dev.storehouse.warehouse.job.ResultShape.Format;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads what can be asked of a query. What is wrong is collected in the body: call {@link
 * JsonBody#check} before the result is used.
 */
public final class QueryBody {

  /** The most rows of one query. */
  public static final int MOST_ROWS = 10_000;

  /** The most bytes of rows in one answer: Lambda takes 6 MB with everything around them. */
  public static final int MOST_BYTES = 5 * 1024 * 1024;

  private static final int LEAST_BYTES = 1024;
  private static final long LONGEST_SECONDS = 86_400;
  private static final long DEFAULT_WAIT_SECONDS = 10;
  private static final int MOST_TAGS = 20;
  private static final int LONGEST_TAG_NAME = 64;
  private static final int LONGEST_TAG = 256;

  private static final TextRule SQL = TextRule.verbatim(1, QuerySpec.LONGEST_SQL);
  private static final TextRule FORMAT = oneOf("objects", "arrays");
  private static final TextRule ON_WAIT_TIMEOUT = oneOf("continue", "cancel");

  private QueryBody() {}

  /** A query with its SQL. */
  public static QuerySpec read(JsonBody body) {
    return read(body, body.text("sql", SQL), ParameterBody.read(body), Optional.empty());
  }

  /** A query whose SQL and parameters come from elsewhere. */
  public static QuerySpec read(
      JsonBody body, String sql, List<Parameter> parameters, Optional<String> savedQuery) {
    Format format =
        Format.valueOf(
            body.optionalText("format", FORMAT).orElse("objects").toUpperCase(Locale.ROOT));
    return new QuerySpec(
        sql,
        parameters,
        new ResultShape(
            body.optionalInteger("limit", 1, MOST_ROWS).orElse((long) MOST_ROWS).intValue(),
            body.optionalInteger("max_bytes", LEAST_BYTES, MOST_BYTES)
                .orElse((long) MOST_BYTES)
                .intValue(),
            format),
        Duration.ofSeconds(
            body.optionalInteger("wait_seconds", 0, QuerySpec.LONGEST_WAIT.toSeconds())
                .orElse(DEFAULT_WAIT_SECONDS)),
        body.optionalInteger("statement_timeout_seconds", 1, LONGEST_SECONDS)
            .map(Duration::ofSeconds),
        body.optionalText("on_wait_timeout", ON_WAIT_TIMEOUT).filter("cancel"::equals).isPresent(),
        tags(body),
        savedQuery);
  }

  private static Map<String, String> tags(JsonBody body) {
    Optional<Object> value = body.optionalValue("tags");
    if (value.isEmpty()) {
      return Map.of();
    }
    if (!(value.get() instanceof Map<?, ?> given) || given.size() > MOST_TAGS) {
      body.reject("tags", "WRONG_TYPE", "Tags are an object of at most %d.".formatted(MOST_TAGS));
      return Map.of();
    }
    Map<String, String> tags = new LinkedHashMap<>();
    given.forEach(
        (name, text) -> {
          if (text instanceof String tag
              && tag.length() <= LONGEST_TAG
              && name.toString().length() <= LONGEST_TAG_NAME
              && !name.toString().isEmpty()) {
            tags.put(name.toString(), tag);
          } else {
            body.reject(
                "tags." + name,
                "INVALID_FORMAT",
                "A tag is a string of at most %d characters, its name has 1 to %d."
                    .formatted(LONGEST_TAG, LONGEST_TAG_NAME));
          }
        });
    return tags;
  }

  private static TextRule oneOf(String first, String second) {
    return TextRule.matching(
        Pattern.compile(first + "|" + second), "It is %s or %s.".formatted(first, second));
  }
}
