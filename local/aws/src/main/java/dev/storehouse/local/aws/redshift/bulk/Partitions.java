package dev.storehouse.local.aws.redshift.bulk;

import dev.storehouse.local.aws.redshift.bulk.BulkStatement.Unload;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The columns that PARTITION BY makes folders of, by Hive's convention.
 *
 * @param by their places among all columns
 * @param kept the places of those that are written
 */
record Partitions(List<BulkColumn> columns, List<Integer> by, List<Integer> kept) {

  private static final String NONE = "__HIVE_DEFAULT_PARTITION__";
  private static final String RESERVED = "\"#%'*/:=?\\{[]^\u007f";

  static Partitions of(Unload unload, List<BulkColumn> columns) throws SQLException {
    List<String> names = columns.stream().map(BulkColumn::name).toList();
    List<Integer> by = new ArrayList<>();
    for (String partition : unload.partitions()) {
      int place = names.indexOf(partition);
      if (place < 0) {
        throw BulkErrors.of(
            "Partition column \"%s\" is not in the list of columns".formatted(partition));
      }
      by.add(place);
    }
    boolean include = unload.options().has("INCLUDE");
    List<Integer> kept =
        IntStream.range(0, columns.size())
            .filter(place -> include || !by.contains(place))
            .boxed()
            .toList();
    if (kept.isEmpty()) {
      throw BulkErrors.of("All columns are partition columns: use INCLUDE");
    }
    return new Partitions(columns, List.copyOf(by), kept);
  }

  boolean any() {
    return !by.isEmpty();
  }

  List<BulkColumn> written() {
    return kept.stream().map(columns::get).toList();
  }

  /** The folders of a row, each with a slash behind it. */
  String folder(@Nullable String[] row) {
    StringBuilder folder = new StringBuilder();
    for (int place : by) {
      String value = row[place];
      folder
          .append(columns.get(place).name())
          .append('=')
          .append(value == null || value.isEmpty() ? NONE : escaped(value))
          .append('/');
    }
    return folder.toString();
  }

  private static String escaped(String value) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char character = value.charAt(i);
      boolean reserved = character < ' ' || RESERVED.indexOf(character) >= 0;
      text.append(reserved ? "%%%02X".formatted((int) character) : String.valueOf(character));
    }
    return text.toString();
  }

  @Nullable String[] rest(@Nullable String[] row) {
    if (kept.size() == row.length) {
      return row;
    }
    @Nullable String[] rest = new String[kept.size()];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = row[kept.get(i)];
    }
    return rest;
  }
}
