package dev.storehouse.warehouse.bulk;

/** How files are made smaller. */
public enum Compression {
  NONE,
  GZIP,
  ZSTD;

  /** The word of the statement, with a blank before it; nothing for none. */
  String clause() {
    return this == NONE ? "" : " " + name();
  }
}
