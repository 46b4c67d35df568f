package dev.storehouse.warehouse.bulk.job;

import dev.storehouse.warehouse.bulk.JobFiles;
import dev.storehouse.warehouse.statement.WarehouseTarget.Kind;

/**
 * How a kind of warehouse tells which rows of files it did not load. Columns of the answer: URL of
 * the file, line, column, value, reason.
 *
 * <p>A workgroup writes nothing to {@code stl_load_errors}, which has the values; {@code
 * sys_load_error_detail} has none (Amazon Redshift Database Developer Guide, "STL_LOAD_ERRORS" and
 * "SYS_LOAD_ERROR_DETAIL"). Lines are those of the file, its header among them.
 */
enum LoadErrors {
  OF_CLUSTER(
      "SELECT DISTINCT TRIM(filename) AS file, line_number AS line, TRIM(colname) AS col,"
          + " TRIM(raw_field_value) AS value, TRIM(err_reason) AS reason FROM stl_load_errors"
          + " WHERE filename LIKE "),
  OF_WORKGROUP(
      "SELECT DISTINCT TRIM(file_name) AS file, line_number AS line, TRIM(column_name) AS col,"
          + " CAST(NULL AS VARCHAR(1024)) AS value, TRIM(error_message) AS reason"
          + " FROM sys_load_error_detail WHERE file_name LIKE ");

  private final String select;

  LoadErrors(String select) {
    this.select = select;
  }

  static LoadErrors of(Kind kind) {
    return kind == Kind.CLUSTER ? OF_CLUSTER : OF_WORKGROUP;
  }

  /** Asks for the rows of a job's files, in their order. */
  String sql(JobFiles place) {
    // Neither bucket, tenant nor job has a quote or backslash in its name.
    return select + "'" + place.url(place.uploads()) + "%' ORDER BY 1, 2, 3";
  }
}
