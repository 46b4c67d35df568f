package dev.storehouse.local.aws.redshift.bulk;

import dev.storehouse.local.aws.redshift.bulk.BulkStatement.Copy;
import dev.storehouse.local.aws.redshift.bulk.BulkStatement.Unload;
import java.sql.SQLException;
import java.util.List;

/** Which options go together. */
final class OptionRules {

  private static final List<String> OF_TEXT =
      List.of("DELIMITER", "ADDQUOTES", "ESCAPE", "NULL", "HEADER", "GZIP", "ZSTD");
  private static final List<String> NOT_OF_JSON =
      List.of("DELIMITER", "ADDQUOTES", "ESCAPE", "NULL", "HEADER");
  private static final List<String> NOT_OF_PARQUET_COPY =
      List.of(
          "DELIMITER",
          "QUOTE",
          "ESCAPE",
          "REMOVEQUOTES",
          "IGNOREHEADER",
          "GZIP",
          "ZSTD",
          "MAXERROR",
          "NULL",
          "DATEFORMAT",
          "TIMEFORMAT",
          "NOLOAD",
          "ACCEPTINVCHARS");
  private static final long SMALLEST_FILE = 5L << 20;
  private static final long LARGEST_FILE = (long) (6.2 * (1 << 30));
  private static final int MOST_ERRORS = 100_000;

  private OptionRules() {}

  static void check(Unload unload) throws SQLException {
    BulkOptions options = unload.options();
    options.role();
    String format = options.format().name();
    switch (options.format()) {
      case PARQUET -> without(options, OF_TEXT, format);
      case JSON -> without(options, NOT_OF_JSON, format);
      case CSV -> without(options, List.of("ADDQUOTES", "ESCAPE"), format);
      case TEXT -> options.character("DELIMITER", '|');
    }
    together(options, "GZIP", "ZSTD");
    together(options, "ALLOWOVERWRITE", "CLEANPATH");
    long size = options.number("MAXFILESIZE", LARGEST_FILE);
    if (size < SMALLEST_FILE || size > LARGEST_FILE) {
      throw BulkErrors.of("MAXFILESIZE must be between 5 MB and 6.2 GB");
    }
  }

  static void check(Copy copy) throws SQLException {
    BulkOptions options = copy.options();
    options.role();
    String format = options.format().name();
    switch (options.format()) {
      case PARQUET -> without(options, NOT_OF_PARQUET_COPY, format);
      case JSON -> {
        without(
            options, List.of("DELIMITER", "QUOTE", "ESCAPE", "REMOVEQUOTES", "FILLRECORD"), format);
        String paths = options.text("JSON", "auto");
        if (!paths.equals("auto") && !paths.equals("auto ignorecase")) {
          throw BulkErrors.of("the local engine reads JSON with 'auto' only");
        }
      }
      case CSV -> without(options, List.of("ESCAPE", "REMOVEQUOTES"), format);
      case TEXT -> without(options, List.of("QUOTE"), "delimited text");
    }
    together(options, "GZIP", "ZSTD");
    long errors = options.number("MAXERROR", 0);
    if (errors < 0 || errors > MOST_ERRORS) {
      throw BulkErrors.of("MAXERROR must be between 0 and 100000");
    }
  }

  private static void without(BulkOptions options, List<String> excluded, String format)
      throws SQLException {
    for (String each : excluded) {
      if (options.has(each)) {
        throw BulkErrors.of("%s is not supported for %s".formatted(each, format));
      }
    }
  }

  private static void together(BulkOptions options, String one, String other) throws SQLException {
    if (options.has(one) && options.has(other)) {
      throw BulkErrors.of("%s and %s cannot be used together".formatted(one, other));
    }
  }
}
