package dev.storehouse.warehouse.bulk;

/**
 * What files look like.
 *
 * @param delimiter what is between the columns of CSV, one printable ASCII character but a quote or
 *     backslash; of no meaning in the other formats
 * @param lineEnding as the client says it is: Redshift reads both, and writes LF
 */
public record FileShape(
    FileFormat format, Compression compression, char delimiter, LineEnding lineEnding) {

  /** CSV tells NULL from an empty text by the warehouse's own word for it. */
  static final String NULLS = " NULL AS " + SqlLiteral.of("\\N");

  /**
   * Makes a shape.
   *
   * @throws IllegalArgumentException if the delimiter cannot be one, or Parquet is to be compressed
   *     once more: it is compressed in itself, and Redshift refuses to
   */
  public FileShape {
    boolean printable = delimiter == '\t' || (delimiter >= ' ' && delimiter <= '~');
    if (!printable || delimiter == '"' || delimiter == '\'' || delimiter == '\\') {
      throw new IllegalArgumentException("no delimiter of columns");
    }
    if (format == FileFormat.PARQUET && compression != Compression.NONE) {
      throw new IllegalArgumentException("Parquet is not compressed once more");
    }
  }
}
