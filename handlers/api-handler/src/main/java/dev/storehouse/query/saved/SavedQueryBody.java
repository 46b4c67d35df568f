package dev.storehouse.query.saved;

import dev.storehouse.http.JsonBody;
import dev.storehouse.http.TextRule;
import dev.storehouse.query.jobs.QueryBody;
import dev.storehouse.query.jobs.QuerySpec;
import dev.storehouse.warehouse.job.ResultShape.Format;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads what an author says of a query. What is wrong is collected in the body: call {@link
 * JsonBody#check} before the result is used.
 */
final class SavedQueryBody {

  static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,63}");

  /** With everything else it leaves an item, and a stored reply, below DynamoDB's 400 KB. */
  static final int MOST_SQL_BYTES = 200_000;

  private static final int MOST_PARAMETERS = 50;
  private static final long LONGEST_SECONDS = 86_400;

  private static final TextRule NAME_RULE =
      TextRule.matching(NAME, "A name has 1 to 64 of a-z, 0-9, _ and -, and begins with a letter.");
  private static final TextRule SQL = TextRule.verbatim(1, QuerySpec.LONGEST_SQL);
  private static final TextRule DESCRIPTION = TextRule.line(0, 1000);
  private static final TextRule FORMAT =
      TextRule.matching(Pattern.compile("objects|arrays"), "It is objects or arrays.");
  private static final TextRule PARAMETER =
      TextRule.matching(
          Pattern.compile("[0-9a-zA-Z_]{1,128}"),
          "A parameter's name has 1 to 128 letters, digits and _.");
  private static final TextRule TYPE =
      TextRule.matching(
          Pattern.compile("[a-zA-Z0-9 (),]{1,64}"), "It is a type such as decimal(12,2).");
  private static final TextRule FALLBACK = TextRule.verbatim(0, 200);

  private SavedQueryBody() {}

  static String name(JsonBody body) {
    return body.text("name", NAME_RULE);
  }

  static SavedQuery.Definition read(JsonBody body) {
    String sql = body.text("sql", SQL);
    if (sql.getBytes(StandardCharsets.UTF_8).length > MOST_SQL_BYTES) {
      body.reject("sql", "TOO_LONG", "The text has at most %d bytes.".formatted(MOST_SQL_BYTES));
    }
    return new SavedQuery.Definition(
        sql,
        body.optionalText("description", DESCRIPTION).filter(text -> !text.isEmpty()),
        parameters(body),
        new RunDefaults(
            body.optionalInteger("limit", 1, QueryBody.MOST_ROWS).map(Long::intValue),
            body.optionalText("format", FORMAT)
                .map(text -> Format.valueOf(text.toUpperCase(Locale.ROOT))),
            body.optionalInteger("wait_seconds", 0, QuerySpec.LONGEST_WAIT.toSeconds())
                .map(Duration::ofSeconds),
            body.optionalInteger("statement_timeout_seconds", 1, LONGEST_SECONDS)
                .map(Duration::ofSeconds)));
  }

  private static List<DeclaredParameter> parameters(JsonBody body) {
    if (!body.has("parameters") || body.isNull("parameters")) {
      return List.of();
    }
    List<DeclaredParameter> parameters = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (JsonBody item : body.objects("parameters", 0, MOST_PARAMETERS)) {
      DeclaredParameter parameter = parameter(item);
      if (!names.add(parameter.name())) {
        item.reject("name", "REPEATED", "Another parameter has this name.");
      }
      parameters.add(parameter);
    }
    return parameters;
  }

  private static DeclaredParameter parameter(JsonBody item) {
    String name = item.text("name", PARAMETER);
    Optional<String> type = item.optionalText("type", TYPE);
    Optional<String> fallback = fallback(item);
    boolean required = required(item);
    if (required && fallback.isPresent()) {
      item.reject("default", "NOT_ALLOWED", "A required parameter has no default.");
    }
    return new DeclaredParameter(name, type, required, fallback);
  }

  private static boolean required(JsonBody item) {
    Optional<Object> value = item.optionalValue("required");
    if (value.isPresent() && !(value.get() instanceof Boolean)) {
      item.reject("required", "WRONG_TYPE", "The value must be true or false.");
    }
    return value.filter(Boolean.TRUE::equals).isPresent();
  }

  private static Optional<String> fallback(JsonBody item) {
    Optional<Object> value = item.optionalValue("default");
    return value.flatMap(
        given ->
            switch (given) {
              case String _ -> item.optionalText("default", FALLBACK);
              case Boolean flag -> Optional.of(flag.toString());
              case Number number -> number(item, new BigDecimal(number.toString()));
              default -> {
                item.reject(
                    "default", "WRONG_TYPE", "A default is a string, a number, a boolean or null.");
                yield Optional.empty();
              }
            });
  }

  private static Optional<String> number(JsonBody item, BigDecimal number) {
    int digits = Math.max(number.precision(), Math.abs(number.scale()));
    if (digits > 38) {
      item.reject("default", "OUT_OF_RANGE", "A number has at most 38 digits.");
      return Optional.empty();
    }
    return Optional.of(number.toPlainString());
  }
}
