package dev.storehouse.warehouse.statement;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Some of the rows of a result.
 *
 * @param rows in order; a value is a {@link String}, {@link Long}, {@link Double}, {@link Boolean},
 *     {@code byte[]}, or null for NULL
 * @param totalRows of the whole result
 * @param next where the next page begins; empty if this is the last one
 */
public record ResultPage(
    List<Column> columns,
    List<List<@Nullable Object>> rows,
    long totalRows,
    Optional<String> next) {

  private static final int BYTES_OF_NUMBER = 8;

  /** About how many bytes the values of these rows are. */
  public long bytes() {
    long bytes = 0;
    for (List<@Nullable Object> row : rows) {
      for (Object value : row) {
        bytes +=
            switch (value) {
              case String text -> text.length();
              case byte[] binary -> binary.length;
              case Number _ -> BYTES_OF_NUMBER;
              case null, default -> 1;
            };
      }
    }
    return bytes;
  }

  /**
   * One column of a result.
   *
   * @param label the name the statement gives it
   * @param type the warehouse's name of the type, for instance {@code int8}, {@code numeric}
   * @param nullable whether it may hold NULL, where the warehouse knows
   */
  public record Column(
      String label, String type, Optional<Boolean> nullable, int precision, int scale) {}
}
