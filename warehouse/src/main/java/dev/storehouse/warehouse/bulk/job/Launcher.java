package dev.storehouse.warehouse.bulk.job;

import dev.storehouse.warehouse.statement.Batch;
import dev.storehouse.warehouse.statement.Execution;
import dev.storehouse.warehouse.statement.Statements;
import dev.storehouse.warehouse.statement.Submission;
import dev.storehouse.warehouse.statement.Submission.SessionUse;
import dev.storehouse.warehouse.tenant.Tenant;
import java.time.Duration;
import java.util.List;

/**
 * Submits the statements of stages. Job, stage and attempt make the client token: whoever submits
 * it, and however often, the warehouse runs it once. Thread-safe.
 */
record Launcher(Statements statements, Composer composer) {

  /**
   * Submits the statement of a job's stage, or finds it. It is not waited for.
   *
   * @param tenant has a bulk user
   */
  Execution launch(BulkJob job, Run run, Tenant tenant) {
    String token = "%s-%s-%d".formatted(job.jobId(), run.stage(), run.attempt());
    String secret = tenant.bulkSecretArn().orElseThrow();
    return switch (composer.compose(job, run, tenant)) {
      case Statement.Single(String sql) ->
          statements.submit(
              new Submission(sql, List.of(), token, job.jobId(), secret, new SessionUse.None()),
              Duration.ZERO);
      case Statement.Transaction(List<String> sqls) ->
          statements.submit(new Batch(sqls, token, job.jobId(), secret));
    };
  }
}
