package dev.storehouse.warehouse.bulk.job;

import dev.storehouse.warehouse.bulk.Copy;
import dev.storehouse.warehouse.bulk.JobFiles;
import dev.storehouse.warehouse.bulk.StagedColumn;
import dev.storehouse.warehouse.bulk.StagingTable;
import dev.storehouse.warehouse.bulk.TableChange;
import dev.storehouse.warehouse.bulk.Unload;
import dev.storehouse.warehouse.bulk.WarehouseRole;
import dev.storehouse.warehouse.bulk.job.BulkWork.Load;
import dev.storehouse.warehouse.tenant.Tenant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Composes the statements of jobs: the only place where any are. */
record Composer(String bucket, Supplier<WarehouseRole> role, LoadErrors errors) {

  /** Which of a load's statements counts the rows that were read, from 1. */
  static final int COUNT = 4;

  /** Where a job's files lie. */
  JobFiles place(BulkJob job) {
    return new JobFiles(bucket, job.tenantId(), job.jobId());
  }

  /** The statement of the stage that a job is in. */
  Statement compose(BulkJob job, Run run, Tenant tenant) {
    return switch (job.work()) {
      case BulkWork.Export export ->
          new Statement.Single(
              new Unload(export.rendered(), place(job), run.attempt(), job.shape(), role.get())
                  .sql());
      case Load load ->
          switch (run.stage()) {
            case COPY -> copy(job, run, load, tenant);
            case REPORT -> new Statement.Single(errors.sql(place(job)));
            case APPLY -> new Statement.Transaction(change(job, run, load, tenant).sql());
            case CLEAN ->
                new Statement.Single(
                    StagingTable.dropIfThereSql(tenant.stagingSchema(), job.jobId()));
            case UNLOAD -> throw new IllegalStateException("a load does not unload");
          };
    };
  }

  /**
   * Begins with nothing, whatever became of a statement before that the warehouse has forgotten.
   */
  private Statement copy(BulkJob job, Run run, Load load, Tenant tenant) {
    StagingTable table = table(job, run, tenant);
    return new Statement.Transaction(
        List.of(
            StagingTable.dropIfThereSql(tenant.stagingSchema(), job.jobId()),
            table.createSql(),
            new Copy(table, place(job), job.shape(), load.mostErrors(), role.get()).sql(),
            table.countSql(key(run, load).stream().toList())));
  }

  private static StagingTable table(BulkJob job, Run run, Tenant tenant) {
    return new StagingTable(tenant.stagingSchema(), job.jobId(), run.staged());
  }

  private static Optional<StagedColumn> key(Run run, Load load) {
    return load.key()
        .flatMap(
            name ->
                run.staged().stream().filter(column -> column.target().equals(name)).findFirst());
  }

  private static TableChange change(BulkJob job, Run run, Load load, Tenant tenant) {
    StagingTable table = table(job, run, tenant);
    return switch (load.operation()) {
      case INSERT -> new TableChange.Insert(table, load.target());
      case UPDATE -> new TableChange.Update(table, load.target(), key(run, load).orElseThrow());
      case UPSERT -> new TableChange.Upsert(table, load.target(), key(run, load).orElseThrow());
      case DELETE -> new TableChange.Delete(table, load.target(), key(run, load).orElseThrow());
      case QUERY -> throw new IllegalStateException("a query changes no table");
    };
  }
}
