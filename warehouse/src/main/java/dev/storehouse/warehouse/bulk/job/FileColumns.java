package dev.storehouse.warehouse.bulk.job;

import dev.storehouse.warehouse.bulk.FileFormat;
import dev.storehouse.warehouse.bulk.StagedColumn;
import dev.storehouse.warehouse.bulk.job.BulkWork.Load;
import dev.storehouse.warehouse.bulk.job.BulkWork.TargetColumn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which columns of a table the fields of files go to. */
final class FileColumns {

  private FileColumns() {}

  /**
   * The columns of files whose fields have these names. CSV and Parquet have them in this order;
   * JSON has them by name.
   *
   * @throws UnusableFilesException if a field has no column, two have the same, or the key is not
   *     among them
   */
  static List<StagedColumn> of(Load load, List<String> fields, FileFormat format)
      throws UnusableFilesException {
    List<StagedColumn> columns = new ArrayList<>();
    Set<String> targets = new HashSet<>();
    for (String field : fields) {
      TargetColumn target = target(load, field);
      if (!targets.add(target.name())) {
        throw new UnusableFilesException(
            "Two columns of the file go to %s.".formatted(target.name()));
      }
      columns.add(staged(load, field, target, format));
    }
    if (load.key().filter(key -> !targets.contains(key)).isPresent()) {
      throw new UnusableFilesException(
          "The file has no column for %s, by which rows are found."
              .formatted(load.key().orElse("")));
    }
    return columns;
  }

  /** Parquet's columns are told by their places: all of the table's, or those that are mapped. */
  static List<String> byPlace(Load load) {
    return load.mappings().isEmpty()
        ? load.columns().stream().map(TargetColumn::name).toList()
        : List.copyOf(load.mappings().keySet());
  }

  private static TargetColumn target(Load load, String field) throws UnusableFilesException {
    String name =
        load.mappings().isEmpty() ? field.toLowerCase(Locale.ROOT) : load.mappings().get(field);
    if (name == null) {
      throw new UnusableFilesException(
          "column_mappings does not name the file's column %s.".formatted(shown(field)));
    }
    return load.column(name)
        .orElseThrow(
            () ->
                new UnusableFilesException(
                    "%s has no column %s.".formatted(load.target(), shown(name))));
  }

  private static StagedColumn staged(
      Load load, String field, TargetColumn target, FileFormat format)
      throws UnusableFilesException {
    String name = format == FileFormat.JSON ? field.toLowerCase(Locale.ROOT) : target.name();
    if (!StagedColumn.isName(name)) {
      throw new UnusableFilesException(
          "The name %s has more than letters, digits and _; JSON needs such names."
              .formatted(shown(field)));
    }
    boolean emptyAllowed = target.nullable() && load.key().filter(target.name()::equals).isEmpty();
    return new StagedColumn(name, target.name(), target.type(), emptyAllowed);
  }

  private static String shown(String name) {
    return '"' + (name.length() > 100 ? name.substring(0, 100) + "…" : name) + '"';
  }
}
