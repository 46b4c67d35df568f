package dev.storehouse.local.aws.redshift.bulk;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/** Reads and writes Parquet. The library behind it is loaded when it is first needed. */
final class DuckDb {

  private static final String URL = "jdbc:duckdb:";

  /** Of the file in between: rows of CSV in which an unquoted mark is NULL. */
  static final FieldStyle BETWEEN =
      new FieldStyle(',', FieldStyle.Quoting.WHERE_NEEDED, false, "\\N");

  private DuckDb() {}

  /**
   * A database of its own, in memory, whose results come in parts. It fetches nothing from outside
   * and leaves no files behind.
   */
  static Connection open() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("jdbc_stream_results", "true");
    properties.setProperty("memory_limit", "512MB");
    properties.setProperty("threads", "1");
    properties.setProperty("preserve_insertion_order", "true");
    properties.setProperty("autoinstall_known_extensions", "false");
    properties.setProperty("temp_directory", "");
    return DriverManager.getConnection(URL, properties);
  }

  static void writeParquet(Path rows, List<BulkColumn> columns, Path parquet) throws IOException {
    String types =
        columns.stream()
            .map(column -> literal(column.name()) + ": " + literal(column.parquetType()))
            .collect(Collectors.joining(", ", "{", "}"));
    try (Connection database = open();
        Statement statement = database.createStatement()) {
      statement.execute("SET TimeZone = 'UTC'");
      statement.execute(
          ("COPY (SELECT * FROM read_csv(%s, columns = %s, header = false, auto_detect = false,"
                  + " delim = ',', quote = '\"', escape = '\"', nullstr = '\\N',"
                  + " allow_quoted_nulls = false, new_line = '\\n', parallel = false,"
                  + " max_line_size = 16777216)) TO %s (FORMAT parquet, COMPRESSION snappy)")
              .formatted(literal(rows.toString()), types, literal(parquet.toString())));
    } catch (SQLException e) {
      throw new IOException("Parquet cannot be written: " + e.getMessage(), e);
    }
  }

  static String literal(String value) {
    return "'" + value.replace("'", "''") + "'";
  }
}
