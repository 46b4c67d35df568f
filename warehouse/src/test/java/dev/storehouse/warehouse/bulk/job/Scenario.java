package dev.storehouse.warehouse.bulk.job;

import dev.storehouse.warehouse.bulk.TableName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Jobs on a table with the rows {@code 1a 2b 3c}, and what is to become of them. */
enum Scenario {
  EXPORT(BulkOperation.QUERY, "", 0, BulkState.JOB_COMPLETE, Scenario.BEFORE, 1),
  INSERT(
      BulkOperation.INSERT,
      "id,name\n4,d\nx,e\n6,f\n",
      1,
      BulkState.JOB_COMPLETE,
      "1a 2b 3c 4d 6f",
      3),
  INSERT_OF_BAD_ROWS(
      BulkOperation.INSERT, "id,name\nx,e\n", 0, BulkState.FAILED, Scenario.BEFORE, 3),
  INSERT_OF_NOTHING(
      BulkOperation.INSERT, "id,size\n1,2\n", 0, BulkState.FAILED, Scenario.BEFORE, 2),
  UPSERT(BulkOperation.UPSERT, "id,name\n2,B\n4,d\n", 0, BulkState.JOB_COMPLETE, "1a 2B 3c 4d", 2),
  UPSERT_OF_ONE_KEY_TWICE(
      BulkOperation.UPSERT, "id,name\n1,x\n1,y\n", 0, BulkState.FAILED, Scenario.BEFORE, 2),
  DELETE(BulkOperation.DELETE, "id\n1\n3\n", 0, BulkState.JOB_COMPLETE, "2b", 2),
  ABORT(BulkOperation.INSERT, "id,name\n4,d\n", 0, BulkState.ABORTED, "1a 2b 3c 4d", 2);

  static final String BEFORE = "1a 2b 3c";

  private final BulkOperation operation;
  private final String file;
  private final int mostErrors;
  private final BulkState end;
  private final String rows;
  private final int statements;

  Scenario(
      BulkOperation operation,
      String file,
      int mostErrors,
      BulkState end,
      String rows,
      int statements) {
    this.operation = operation;
    this.file = file;
    this.mostErrors = mostErrors;
    this.end = end;
    this.rows = rows;
    this.statements = statements;
  }

  String file() {
    return file;
  }

  BulkState end() {
    return end;
  }

  /** The rows of the table when a job has ended so. */
  String rows(BulkState state) {
    return state == BulkState.JOB_COMPLETE ? rows : BEFORE;
  }

  /** How many statements the warehouse runs for it. */
  int statements() {
    return statements;
  }

  boolean isAborted() {
    return this == ABORT;
  }

  BulkWork work(TableName target) {
    return operation == BulkOperation.QUERY
        ? new BulkWork.Export(Optional.empty(), "SELECT id, name FROM " + target + " ORDER BY id")
        : new BulkWork.Load(
            operation,
            target,
            List.of(
                new BulkWork.TargetColumn("id", "integer", false),
                new BulkWork.TargetColumn("name", "character varying(20)", true)),
            operation.needsKey() ? Optional.of("id") : Optional.empty(),
            Map.of(),
            mostErrors);
  }
}
