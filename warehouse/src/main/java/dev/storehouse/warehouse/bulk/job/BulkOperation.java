package dev.storehouse.warehouse.bulk.job;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a bulk job does. */
public enum BulkOperation {
  /** Writes the rows of a query to files. */
  QUERY,
  /** Adds the rows of files to a table. */
  INSERT,
  /** Changes the rows of a table that have the files' keys. */
  UPDATE,
  /** Changes those, and adds the others. */
  UPSERT,
  /** Removes the rows of a table that have the files' keys. */
  DELETE;

  /** The operation of this name. */
  public static Optional<BulkOperation> ofWireName(String name) {
    return Arrays.stream(values()).filter(each -> each.wireName().equals(name)).findFirst();
  }

  /** What clients call it. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether rows are found by a key. */
  public boolean needsKey() {
    return this == UPDATE || this == UPSERT || this == DELETE;
  }
}
