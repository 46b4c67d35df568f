package dev.storehouse.warehouse.bulk;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The table that a job's files are loaded into before the target sees any of it. It is also the
 * job's marker: the transaction that changes the target drops it, so what was applied once cannot
 * be applied again.
 *
 * @param schema where only the tenant's bulk user can do anything
 * @param columns in the order of the files
 */
public record StagingTable(String schema, String jobId, List<StagedColumn> columns) {

  /**
   * Makes a table's description.
   *
   * @throws IllegalArgumentException if a name could be anything else, or there are no columns
   */
  public StagingTable {
    columns = List.copyOf(columns);
    SqlName.checked(schema);
    SqlName.checked(jobId);
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("a staging table has columns");
    }
  }

  /** Makes it. */
  public String createSql() {
    return "CREATE TABLE "
        + quoted()
        + columns.stream()
            .map(StagedColumn::declaration)
            .collect(Collectors.joining(", ", " (", ")"));
  }

  /** Counts its rows; with a key also those that have one, and how many different ones. */
  public String countSql(List<StagedColumn> key) {
    String of = key.isEmpty() ? "*" : SqlName.quoted(key.getFirst().name());
    return "SELECT COUNT(*) AS row_count, COUNT(%s) AS key_count, COUNT(%s) AS distinct_count FROM %s"
        .formatted(of, key.isEmpty() ? "*" : "DISTINCT " + of, quoted());
  }

  /** Removes a job's table, if it is there. */
  public static String dropIfThereSql(String schema, String jobId) {
    return "DROP TABLE IF EXISTS " + SqlName.quoted(schema) + "." + SqlName.quoted(jobId);
  }

  /** Removes it, which fails if it is not there. */
  String dropSql() {
    return "DROP TABLE " + quoted();
  }

  String quoted() {
    return SqlName.quoted(schema) + "." + SqlName.quoted(jobId);
  }
}
