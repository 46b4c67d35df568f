package dev.storehouse.query.testing;

import dev.storehouse.http.Request;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.shared.config.AwsClients;
import dev.storehouse.shared.config.Environment;
import dev.storehouse.warehouse.statement.DataApiStatements;
import dev.storehouse.warehouse.statement.Statements;
import dev.storehouse.warehouse.statement.WarehouseTarget;
import dev.storehouse.warehouse.tenant.Quota;
import dev.storehouse.warehouse.tenant.Tenant;
import dev.storehouse.warehouse.tenant.TenantStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** A database of the local warehouse for one test class, and tenants in it. Thread-safe. */
public final class TestWarehouse {

  private static final String WORKGROUP = "storehouse";
  private static final int LONGEST_SECONDS = 30;

  private final RedshiftDataClient client;
  private final SecretsManagerClient secrets;
  private final String database = unique("db");
  private final Map<String, Tenant> tenants = new ConcurrentHashMap<>();

  public TestWarehouse(AwsSandbox aws) {
    AwsClients clients = new AwsClients(new Environment(aws.environment("QueryFunction")));
    this.client =
        clients.client(
            RedshiftDataClient.builder(), Duration.ofSeconds(60), Duration.ofSeconds(90));
    this.secrets = clients.secretsManager();
    run("dev", "CREATE DATABASE " + database);
  }

  /** Statements as a function has them. */
  public Statements statements() {
    return new DataApiStatements(
        client, new WarehouseTarget(WarehouseTarget.Kind.SERVERLESS, WORKGROUP, database));
  }

  /** Runs a statement as the administrator. */
  public void run(String sql) {
    run(database, sql);
  }

  private void run(String where, String sql) {
    String id =
        client
            .executeStatement(request -> request.workgroupName(WORKGROUP).database(where).sql(sql))
            .id();
    DescribeStatementResponse end =
        client.describeStatement(request -> request.id(id).waitTimeSeconds(LONGEST_SECONDS));
    if (end.status() != StatusString.FINISHED) {
      throw new AssertionError(sql + ": " + end.status() + " " + end.error());
    }
  }

  /** A tenant with a database user, a secret and an empty schema that it may use. */
  public Tenant tenant() {
    String user = unique("ten");
    String schema = unique("own");
    run("CREATE USER " + user + " PASSWORD 'Secret12'");
    run("CREATE SCHEMA " + schema);
    run("GRANT USAGE ON SCHEMA " + schema + " TO " + user);
    String arn =
        secrets
            .createSecret(
                request ->
                    request
                        .name(user)
                        .secretString(
                            "{\"username\":\"%s\",\"password\":\"Secret12\"}".formatted(user)))
            .arn();
    Tenant tenant =
        new Tenant(
            user,
            user,
            TenantStatus.ACTIVE,
            schema,
            user,
            Optional.of(arn),
            Quota.DEFAULT,
            List.of(),
            Set.of(),
            Instant.EPOCH,
            Instant.EPOCH,
            1);
    tenants.put(user, tenant);
    return tenant;
  }

  /** The tenant of a request's caller. */
  public Tenant tenantOf(Request request) {
    return Optional.ofNullable(tenants.get(request.principal().tenantId().orElseThrow()))
        .orElseThrow();
  }

  /** A name that nothing else has. */
  public static String unique(String prefix) {
    return prefix + "_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
  }
}
