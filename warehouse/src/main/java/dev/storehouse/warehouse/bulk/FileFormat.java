package dev.storehouse.warehouse.bulk;

/** How rows lie in files. */
public enum FileFormat {
  CSV,
  JSON,
  PARQUET
}
