package dev.storehouse.local.aws.redshift.bulk;

import java.util.List;

/** A statement that the database does not run by itself. */
sealed interface BulkStatement {

  BulkOptions options();

  /** Its first word. */
  String command();

  /**
   * UNLOAD.
   *
   * @param select as it would be written alone
   * @param partitions the columns of PARTITION BY
   */
  record Unload(String select, S3Location target, List<String> partitions, BulkOptions options)
      implements BulkStatement {

    @Override
    public String command() {
      return "UNLOAD";
    }
  }

  /**
   * COPY.
   *
   * @param table as it was written
   * @param columns as the catalog has them; all of the table's when empty
   */
  record Copy(String table, List<String> columns, S3Location source, BulkOptions options)
      implements BulkStatement {

    @Override
    public String command() {
      return "COPY";
    }
  }
}
