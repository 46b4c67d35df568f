package dev.storehouse.warehouse.bulk.job;

import dev.storehouse.warehouse.bulk.TableName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a bulk job is to do. */
public sealed interface BulkWork {

  /** What kind of work it is. */
  BulkOperation operation();

  /**
   * Writes the rows of a query to files.
   *
   * @param original what the caller wrote; empty where it is too long to be kept
   * @param rendered the guard's rendering of it
   */
  record Export(Optional<String> original, String rendered) implements BulkWork {

    private static final int LONGEST_KEPT = 60_000;

    public Export {
      original = original.filter(text -> text.length() <= LONGEST_KEPT);
    }

    @Override
    public BulkOperation operation() {
      return BulkOperation.QUERY;
    }
  }

  /**
   * Changes a table by the rows of files.
   *
   * @param columns all columns of the table, in their order
   * @param key the column by which rows are found; empty for an insert
   * @param mappings columns of the table by the files' names for them; empty where these are the
   *     table's own
   * @param mostErrors how many rows may be rejected
   */
  record Load(
      BulkOperation operation,
      TableName target,
      List<TargetColumn> columns,
      Optional<String> key,
      Map<String, String> mappings,
      int mostErrors)
      implements BulkWork {

    public Load {
      columns = List.copyOf(columns);
    }

    /** The column of this name. */
    public Optional<TargetColumn> column(String name) {
      return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }
  }

  /**
   * A column of the table that a job changes.
   *
   * @param type as it is declared
   */
  record TargetColumn(String name, String type, boolean nullable) {}
}
