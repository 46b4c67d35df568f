package dev.storehouse.local.aws.redshift.bulk;

import java.sql.SQLException;
import java.util.Map;

/**
 * What was said behind the location, by the option's name in upper case. Immutable.
 *
 * @param values an empty text for what needs none
 */
record BulkOptions(Map<String, String> values) {

  /** What IAM_ROLE may name instead of an ARN. */
  static final String DEFAULT = "default";

  BulkOptions {
    values = Map.copyOf(values);
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  String text(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }

  long number(String name, long otherwise) throws SQLException {
    try {
      return has(name) ? Long.parseLong(text(name, "")) : otherwise;
    } catch (NumberFormatException _) {
      throw BulkErrors.syntax(text(name, ""));
    }
  }

  /** A single character of ASCII. */
  char character(String name, char otherwise) throws SQLException {
    String text = text(name, String.valueOf(otherwise));
    if (text.length() != 1 || text.charAt(0) > 0x7e) {
      throw BulkErrors.of("%s must be a single ASCII character".formatted(name));
    }
    return text.charAt(0);
  }

  FileFormat format() {
    return FileFormat.valueOf(text("FORMAT", FileFormat.TEXT.name()));
  }

  Compression compression() {
    return has("GZIP") ? Compression.GZIP : has("ZSTD") ? Compression.ZSTD : Compression.NONE;
  }

  String role() throws SQLException {
    if (!has("IAM_ROLE")) {
      throw BulkErrors.of(
          "IAM_ROLE must be specified: the local engine knows no other credentials");
    }
    return text("IAM_ROLE", "");
  }
}
