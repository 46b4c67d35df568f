package dev.storehouse.warehouse.bulk;

import java.util.regex.Pattern;

/**
 * Writes what a query gives to files. The query goes in as one literal, the place and the role are
 * never the caller's: whatever the query says, nothing is written but below the attempt's prefix.
 *
 * @param query as the SQL guard has rendered it
 * @param attempt of the job, from 1
 */
public record Unload(
    String query, JobFiles files, int attempt, FileShape shape, WarehouseRole role) {

  /** What a file may grow to, so that there are several to fetch at once. */
  private static final String FILE_SIZE = " MAXFILESIZE 256 MB";

  /** With the bucket's own key, where it has one: UNLOAD takes S3's key unless it is told so. */
  private static final String ENCRYPTION = " ENCRYPTED AUTO";

  /** UNLOAD takes no query with a limit on the outside; inside of another it does not mind. */
  private static final Pattern LIMITS = Pattern.compile("\\b(LIMIT|TOP|FETCH|OFFSET)\\b");

  /** Recursive common tables stand in front of a whole statement only. */
  private static final String RECURSIVE = "WITH RECURSIVE";

  /** The statement. Its manifest tells columns, rows and sizes of all files. */
  public String sql() {
    return "UNLOAD ("
        + SqlLiteral.of(unlimited())
        + ") TO "
        + SqlLiteral.of(files.url(files.exports(attempt)))
        + role.clause()
        + " FORMAT AS "
        + shape.format()
        + columns()
        + shape.compression().clause()
        + " MANIFEST VERBOSE"
        + FILE_SIZE
        + ENCRYPTION;
  }

  private String unlimited() {
    boolean wraps = LIMITS.matcher(query).find() && !query.startsWith(RECURSIVE);
    return wraps ? "SELECT * FROM (" + query + ") AS \"result\"" : query;
  }

  private String columns() {
    return shape.format() == FileFormat.CSV
        ? " DELIMITER AS "
            + SqlLiteral.of(String.valueOf(shape.delimiter()))
            + " HEADER"
            + FileShape.NULLS
        : "";
  }
}
