package dev.storehouse.warehouse.bulk;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Loads files into a table that we have made. The files are named by a manifest of ours: a prefix
 * would also load what merely begins like it.
 *
 * @param columns in the order in which the files have them; all of the table's if empty
 * @param manifest the manifest's key, below the job's uploads
 * @param mostErrors rows that may be left out, 0 to 100 000; none in Parquet, where Redshift cannot
 */
public record Copy(
    String table,
    List<String> columns,
    JobFiles files,
    String manifest,
    FileShape shape,
    int mostErrors,
    WarehouseRole role) {

  private static final int MOST_ERRORS = 100_000;

  /** Redshift folds names to lower case, quoted ones too, unless it is told otherwise. */
  private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_$]{0,126}");

  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_./-]{1,900}");

  /**
   * Makes a load.
   *
   * @throws IllegalArgumentException if a name is none, the manifest lies elsewhere, or the number
   *     is out of range
   */
  public Copy {
    columns = List.copyOf(columns);
    boolean named =
        NAME.matcher(table).matches()
            && columns.stream().allMatch(column -> NAME.matcher(column).matches());
    boolean within = manifest.startsWith(files.uploads()) && KEY.matcher(manifest).matches();
    if (!named || !within || manifest.contains("..")) {
      throw new IllegalArgumentException("not a table or manifest of ours");
    }
    if (mostErrors < 0 || mostErrors > MOST_ERRORS) {
      throw new IllegalArgumentException("errors out of range");
    }
  }

  /** The statement. */
  public String sql() {
    return "COPY "
        + quoted(table)
        + columnList()
        + " FROM "
        + SqlLiteral.of(files.url(manifest))
        + role.clause()
        + format()
        + shape.compression().clause()
        + " MANIFEST"
        + (shape.format() == FileFormat.PARQUET ? "" : " MAXERROR " + mostErrors);
  }

  private String columnList() {
    return columns.isEmpty()
        ? ""
        : columns.stream().map(Copy::quoted).collect(Collectors.joining(", ", " (", ")"));
  }

  private String format() {
    return switch (shape.format()) {
      case CSV ->
          " FORMAT AS CSV DELIMITER AS "
              + SqlLiteral.of(String.valueOf(shape.delimiter()))
              + " IGNOREHEADER 1 DATEFORMAT 'auto' TIMEFORMAT 'auto'";
      case JSON -> " FORMAT AS JSON 'auto' DATEFORMAT 'auto' TIMEFORMAT 'auto'";
      case PARQUET -> " FORMAT AS PARQUET";
    };
  }

  private static String quoted(String name) {
    return '"' + name + '"';
  }
}
