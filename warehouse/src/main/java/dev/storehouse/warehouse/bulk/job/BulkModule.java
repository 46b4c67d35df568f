package dev.storehouse.warehouse.bulk.job;

import dev.storehouse.shared.config.Environment;
import dev.storehouse.shared.tables.Transactions;
import dev.storehouse.warehouse.WarehouseModule;
import dev.storehouse.warehouse.bulk.WarehouseRole;
import dev.storehouse.warehouse.files.FilesModule;
import dev.storehouse.warehouse.job.DynamoShares;
import dev.storehouse.warehouse.job.DynamoUsage;
import dev.storehouse.warehouse.job.Sweep;
import dev.storehouse.warehouse.statement.NoWarehouseException;
import dev.storehouse.warehouse.statement.WarehouseTarget;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Bulk jobs, as one function has them. Thread-safe.
 *
 * @param bucket where all files lie
 */
public record BulkModule(
    String bucket,
    FilesModule files,
    DynamoBulkJobs jobs,
    Uploads uploads,
    Exports exports,
    BulkDriver driver,
    Sweep sweep) {

  /**
   * Puts it together.
   *
   * @param environment names the table of bulk jobs, the bucket and the warehouse's role
   * @param notifier who tells of ends; empty where others do
   * @param failures told, with the job's id, of what went wrong and will be tried again
   */
  public static BulkModule of(
      Environment environment,
      WarehouseModule warehouse,
      DynamoDbClient dynamoDb,
      DynamoDbEnhancedClient enhanced,
      Optional<Notifier> notifier,
      Clock clock,
      BiConsumer<String, RuntimeException> failures) {
    FilesModule files = FilesModule.of(environment);
    DynamoBulkJobs jobs =
        new DynamoBulkJobs(
            dynamoDb,
            enhanced,
            environment.required("BULK_JOBS_TABLE"),
            new DynamoShares(dynamoDb, environment.required("QUEUES_TABLE")),
            new DynamoUsage(environment.required("USAGE_TABLE")),
            new Transactions(dynamoDb, clock),
            clock);
    Uploads uploads = new Uploads(files.files());
    Exports exports = new Exports(files.files());
    String bucket = environment.required("BULK_BUCKET");
    Composer composer = new Composer(bucket, () -> role(environment), errors(environment));
    BulkDriver driver =
        new BulkDriver(
            jobs,
            warehouse.statements(),
            warehouse.tenants(),
            composer,
            uploads,
            new Finisher(
                warehouse.statements(),
                exports,
                uploads,
                new RejectedRows(files.files(), warehouse.statements(), clock),
                composer),
            notifier,
            UUID.randomUUID().toString(),
            clock);
    return new BulkModule(
        bucket,
        files,
        jobs,
        uploads,
        exports,
        driver,
        new Sweep(
            jobs::due, jobId -> jobs.find(jobId).ifPresent(driver::advance), clock, failures));
  }

  private static WarehouseRole role(Environment environment) {
    return environment
        .optional("WAREHOUSE_BULK_ROLE_ARN")
        .map(WarehouseRole::new)
        .orElseThrow(NoWarehouseException::new);
  }

  private static LoadErrors errors(Environment environment) {
    return LoadErrors.of(
        WarehouseTarget.of(environment)
            .map(WarehouseTarget::kind)
            .orElse(WarehouseTarget.Kind.SERVERLESS));
  }
}
