package dev.storehouse.query.bulk;

import dev.storehouse.http.JsonBody;
import dev.storehouse.http.TextRule;
import dev.storehouse.query.jobs.QuerySpec;
import dev.storehouse.warehouse.bulk.Compression;
import dev.storehouse.warehouse.bulk.Copy;
import dev.storehouse.warehouse.bulk.FileFormat;
import dev.storehouse.warehouse.bulk.FileShape;
import dev.storehouse.warehouse.bulk.LineEnding;
import dev.storehouse.warehouse.bulk.job.BulkOperation;
import dev.storehouse.warehouse.webhook.WebhookExceptions;
import dev.storehouse.warehouse.webhook.WebhookUrl;
import dev.storehouse.warehouse.webhook.WebhookUrlException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads what can be asked of a bulk job. What is wrong is collected in the body: call {@link
 * JsonBody#check} before the result is used.
 */
final class BulkBody {

  private static final int MOST_MAPPINGS = 1600;
  private static final int LONGEST_FIELD = 256;

  private static final TextRule QUERY = TextRule.verbatim(1, QuerySpec.LONGEST_SQL);
  private static final TextRule NAME =
      TextRule.matching(
          Pattern.compile("[A-Za-z_][A-Za-z0-9_$]{0,126}"),
          "It is a name of letters, digits, _ and $.");
  private static final TextRule OBJECT =
      TextRule.matching(
          Pattern.compile("([A-Za-z_][A-Za-z0-9_$]{0,126}\\.)?[A-Za-z_][A-Za-z0-9_$]{0,126}"),
          "It is the name of a table, perhaps with its schema: sales.orders.");
  private static final TextRule OPERATION =
      oneOf(Arrays.stream(BulkOperation.values()).map(BulkOperation::wireName).toList());
  private static final TextRule CONTENT_TYPE = oneOf(names(FileFormat.values()));
  private static final TextRule COMPRESSION = oneOf(names(Compression.values()));
  private static final TextRule LINE_ENDING = oneOf(names(LineEnding.values()));
  private static final TextRule DELIMITER =
      TextRule.matching(
          Pattern.compile("[\\t !#-&(-\\[\\]-~]"),
          "It is one printable character, or a tab; no quote and no backslash.");
  private static final TextRule URL = TextRule.line(1, 2048);

  private BulkBody() {}

  static BulkSpec read(JsonBody body, WebhookExceptions exceptions) {
    body.readOnly("job_id", "state", "created_at", "submitted_by");
    String name = body.text("operation", OPERATION);
    BulkOperation operation = BulkOperation.ofWireName(name).orElse(BulkOperation.QUERY);
    boolean exports = operation == BulkOperation.QUERY;
    Optional<String> query = body.optionalText("query", QUERY);
    Optional<String> object = body.optionalText("object", OBJECT);
    Optional<String> key = body.optionalText("external_id_field", NAME);
    if (!name.isEmpty()) {
      demand(body, "query", query.isPresent() || body.has("query"), exports);
      demand(body, "object", object.isPresent() || body.has("object"), !exports);
      demand(
          body,
          "external_id_field",
          key.isPresent() || body.has("external_id_field"),
          operation.needsKey());
    }
    return new BulkSpec(
        operation,
        object,
        query,
        key.map(column -> column.toLowerCase(Locale.ROOT)),
        mappings(body, exports),
        shape(body, exports),
        mostErrors(body, exports),
        webhook(body, exceptions));
  }

  private static void demand(JsonBody body, String field, boolean given, boolean wanted) {
    if (wanted && !given) {
      body.reject(field, "REQUIRED", "The operation needs it.");
    } else if (!wanted && given) {
      body.reject(field, "NOT_ALLOWED", "The operation does not take it.");
    }
  }

  private static FileShape shape(JsonBody body, boolean exports) {
    FileFormat format =
        FileFormat.valueOf(body.optionalText("content_type", CONTENT_TYPE).orElse("CSV"));
    Compression compression =
        Compression.valueOf(body.optionalText("compression", COMPRESSION).orElse("NONE"));
    Optional<String> delimiter = body.optionalText("column_delimiter", DELIMITER);
    LineEnding ending =
        LineEnding.valueOf(body.optionalText("line_ending", LINE_ENDING).orElse("LF"));
    if (format == FileFormat.PARQUET && compression != Compression.NONE) {
      body.reject("compression", "NOT_ALLOWED", "Parquet is compressed in itself.");
      compression = Compression.NONE;
    }
    if (format != FileFormat.CSV && delimiter.isPresent()) {
      body.reject("column_delimiter", "NOT_ALLOWED", "Only CSV has one.");
    }
    if (exports && ending != LineEnding.LF) {
      body.reject("line_ending", "NOT_ALLOWED", "The lines of an export end with LF.");
    }
    char separator = delimiter.filter(text -> !text.isEmpty()).orElse(",").charAt(0);
    return new FileShape(format, compression, separator, ending);
  }

  private static int mostErrors(JsonBody body, boolean exports) {
    int most = body.optionalInteger("max_errors", 0, Copy.MOST_ERRORS).orElse(0L).intValue();
    boolean parquet =
        body.optionalText("content_type", CONTENT_TYPE).filter("PARQUET"::equals).isPresent();
    if (most > 0 && (exports || parquet)) {
      body.reject("max_errors", "NOT_ALLOWED", "Only loads of CSV and JSON can leave rows out.");
      return 0;
    }
    return most;
  }

  private static Map<String, String> mappings(JsonBody body, boolean exports) {
    Optional<Object> value = body.optionalValue("column_mappings");
    if (value.isEmpty()) {
      return Map.of();
    }
    if (exports) {
      body.reject("column_mappings", "NOT_ALLOWED", "The operation does not take it.");
      return Map.of();
    }
    if (!(value.get() instanceof Map<?, ?> given) || given.size() > MOST_MAPPINGS) {
      body.reject(
          "column_mappings",
          "WRONG_TYPE",
          "It is an object of at most %d columns of the table by the files' names for them."
              .formatted(MOST_MAPPINGS));
      return Map.of();
    }
    Map<String, String> mappings = new LinkedHashMap<>();
    given.forEach(
        (field, column) -> {
          String text = field.toString();
          if (column instanceof String target
              && target.matches("[A-Za-z_][A-Za-z0-9_$]{0,126}")
              && !text.isEmpty()
              && text.length() <= LONGEST_FIELD) {
            mappings.put(text, target.toLowerCase(Locale.ROOT));
          } else {
            body.reject("column_mappings." + text, "INVALID_FORMAT", "It is the name of a column.");
          }
        });
    return mappings;
  }

  private static Optional<String> webhook(JsonBody body, WebhookExceptions exceptions) {
    Optional<String> url = body.optionalText("notify", URL);
    try {
      url.filter(text -> !text.isEmpty()).ifPresent(text -> WebhookUrl.parse(text, exceptions));
    } catch (WebhookUrlException e) {
      body.reject("notify", "INVALID_FORMAT", e.fault().description());
    }
    return url;
  }

  private static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).toList();
  }

  private static TextRule oneOf(List<String> names) {
    return TextRule.matching(
        Pattern.compile(names.stream().map(Pattern::quote).collect(Collectors.joining("|"))),
        "It is one of " + String.join(", ", names) + ".");
  }
}
