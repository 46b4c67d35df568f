package dev.storehouse.warehouse.bulk;

/**
 * Loads files into a table that we have made. The files are named by a manifest of ours: a prefix
 * would also load what merely begins like it.
 *
 * @param table whose columns are those of the files, in the order in which these have them; JSON
 *     finds them by name
 * @param mostErrors rows that may be left out, 0 to {@value #MOST_ERRORS}; none in Parquet, where
 *     Redshift cannot
 */
public record Copy(
    StagingTable table, JobFiles files, FileShape shape, int mostErrors, WarehouseRole role) {

  /** One below what MAXERROR takes: that many errors, and not one more than it, end a load. */
  public static final int MOST_ERRORS = 99_999;

  /**
   * Makes a load.
   *
   * @throws IllegalArgumentException if the number is out of range
   */
  public Copy {
    if (mostErrors < 0 || mostErrors > MOST_ERRORS) {
      throw new IllegalArgumentException("errors out of range");
    }
  }

  /** The statement. */
  public String sql() {
    return "COPY "
        + table.quoted()
        + " FROM "
        + SqlLiteral.of(files.url(files.loadManifest()))
        + role.clause()
        + format()
        + shape.compression().clause()
        + " MANIFEST"
        + (shape.format() == FileFormat.PARQUET ? "" : " MAXERROR " + (mostErrors + 1));
  }

  private String format() {
    return switch (shape.format()) {
      case CSV ->
          " FORMAT AS CSV DELIMITER AS "
              + SqlLiteral.of(String.valueOf(shape.delimiter()))
              + FileShape.NULLS
              + " IGNOREHEADER 1 DATEFORMAT 'auto' TIMEFORMAT 'auto'";
      case JSON -> " FORMAT AS JSON 'auto ignorecase' DATEFORMAT 'auto' TIMEFORMAT 'auto'";
      case PARQUET -> " FORMAT AS PARQUET";
    };
  }
}
