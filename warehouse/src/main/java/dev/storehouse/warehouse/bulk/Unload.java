package dev.storehouse.warehouse.bulk;

/**
 * Writes what a query gives to files. The query goes in as one literal, the place and the role are
 * never the caller's: whatever the query says, nothing is written but below the attempt's prefix.
 *
 * @param query as the SQL guard has rendered it, without a row limit of its own on the outside
 * @param attempt of the job, from 1
 */
public record Unload(
    String query, JobFiles files, int attempt, FileShape shape, WarehouseRole role) {

  /** What a file may grow to, so that there are several to fetch at once. */
  private static final String FILE_SIZE = " MAXFILESIZE 256 MB";

  /** The statement. Its manifest tells columns, rows and sizes of all files. */
  public String sql() {
    return "UNLOAD ("
        + SqlLiteral.of(query)
        + ") TO "
        + SqlLiteral.of(files.url(files.exports(attempt)))
        + role.clause()
        + " FORMAT AS "
        + shape.format()
        + columns()
        + shape.compression().clause()
        + " MANIFEST VERBOSE"
        + FILE_SIZE;
  }

  private String columns() {
    return shape.format() == FileFormat.CSV
        ? " DELIMITER AS " + SqlLiteral.of(String.valueOf(shape.delimiter())) + " HEADER"
        : "";
  }
}
