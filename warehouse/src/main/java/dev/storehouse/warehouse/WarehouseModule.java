package dev.storehouse.warehouse;

import dev.storehouse.shared.config.AwsClients;
import dev.storehouse.shared.config.Environment;
import dev.storehouse.shared.tables.Transactions;
import dev.storehouse.warehouse.job.DynamoJobs;
import dev.storehouse.warehouse.job.DynamoShares;
import dev.storehouse.warehouse.job.DynamoUsage;
import dev.storehouse.warehouse.job.JobDriver;
import dev.storehouse.warehouse.job.Sweep;
import dev.storehouse.warehouse.session.DynamoSessions;
import dev.storehouse.warehouse.statement.DataApiStatements;
import dev.storehouse.warehouse.statement.NoWarehouse;
import dev.storehouse.warehouse.statement.Statements;
import dev.storehouse.warehouse.statement.WarehouseTarget;
import dev.storehouse.warehouse.tenant.DynamoTenants;
import dev.storehouse.warehouse.tenant.TenantDirectory;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BiConsumer;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;

/** Jobs, statements, sessions and tenants, as one function has them. Thread-safe. */
public record WarehouseModule(
    Statements statements,
    DynamoSessions sessions,
    TenantDirectory tenants,
    DynamoJobs jobs,
    JobDriver driver,
    Sweep sweep) {

  /** Longer than the longest wait that is asked of the Data API. */
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(24);

  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(26);

  /**
   * Puts it together.
   *
   * @param environment names the tables of jobs, queues, sessions, usage and tenants, and the
   *     warehouse
   * @param failures told, with the job's id, of what went wrong and will be tried again
   */
  public static WarehouseModule of(
      Environment environment,
      DynamoDbClient dynamoDb,
      DynamoDbEnhancedClient enhanced,
      Clock clock,
      BiConsumer<String, RuntimeException> failures) {
    Statements statements =
        WarehouseTarget.of(environment)
            .<Statements>map(target -> new DataApiStatements(dataApi(environment), target))
            .orElseGet(NoWarehouse::new);
    TenantDirectory tenants =
        new TenantDirectory(
            new DynamoTenants(enhanced, environment.required("TENANTS_TABLE")), clock);
    DynamoSessions sessions =
        new DynamoSessions(dynamoDb, environment.required("SESSIONS_TABLE"), clock);
    DynamoJobs jobs =
        new DynamoJobs(
            dynamoDb,
            enhanced,
            environment.required("JOBS_TABLE"),
            new DynamoShares(dynamoDb, environment.required("QUEUES_TABLE")),
            new DynamoUsage(environment.required("USAGE_TABLE")),
            new Transactions(dynamoDb, clock),
            clock);
    JobDriver driver = new JobDriver(jobs, statements, sessions, tenants, clock, failures);
    return new WarehouseModule(
        statements,
        sessions,
        tenants,
        jobs,
        driver,
        new Sweep(
            jobs::due,
            jobId -> jobs.find(jobId).ifPresent(job -> driver.advance(job, Duration.ZERO)),
            clock,
            failures));
  }

  private static RedshiftDataClient dataApi(Environment environment) {
    return new AwsClients(environment)
        .client(RedshiftDataClient.builder(), READ_TIMEOUT, CALL_TIMEOUT);
  }
}
