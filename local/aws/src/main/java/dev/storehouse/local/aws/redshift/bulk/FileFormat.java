package dev.storehouse.local.aws.redshift.bulk;

/** How rows are written down. */
enum FileFormat {
  /** Fields and a delimiter between them. */
  TEXT(""),
  /** RFC 4180. */
  CSV(""),
  /** One object a row. */
  JSON(".json"),
  /** Apache Parquet. */
  PARQUET(".parquet");

  private final String suffix;

  FileFormat(String suffix) {
    this.suffix = suffix;
  }

  String suffix() {
    return suffix;
  }
}
