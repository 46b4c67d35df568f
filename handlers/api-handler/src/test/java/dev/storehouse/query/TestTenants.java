package dev.storehouse.query;

import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.local.aws.redshift.RedshiftEngine;
import dev.storehouse.local.aws.redshift.warehouse.Login;
import dev.storehouse.shared.config.AwsClients;
import dev.storehouse.shared.config.Environment;
import dev.storehouse.shared.time.Identifiers;
import dev.storehouse.warehouse.tenant.Quota;
import dev.storehouse.warehouse.tenant.Tenant;
import dev.storehouse.warehouse.tenant.TenantItems;
import dev.storehouse.warehouse.tenant.TenantStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Tenants put in place by hand: record, database user with a schema of its own, secret. */
public final class TestTenants {

  private static final Identifiers IDENTIFIERS = new Identifiers(Clock.systemUTC());
  private static final String PASSWORD = "Correct-horse-9";
  private static final String DATABASE = "dev";

  private final AwsSandbox aws;

  public TestTenants(AwsSandbox aws) {
    this.aws = aws;
  }

  /** The settings of a function that uses the local warehouse. */
  public static Map<String, String> warehouse() {
    return Map.of(
        "WAREHOUSE_KIND",
        "serverless",
        "WAREHOUSE_NAME",
        "storehouse",
        "WAREHOUSE_DATABASE",
        "dev");
  }

  /** A tenant whose schema has nothing in it. */
  public Tenant create(Quota quota) {
    return create(IDENTIFIERS.next("ten_"), quota);
  }

  /** A tenant of this id whose schema, of the same name, has nothing in it. */
  public Tenant create(String id, Quota quota) {
    String user = "u_" + id;
    administrator(
        "CREATE USER \"%s\" PASSWORD '%s'".formatted(user, PASSWORD),
        "CREATE SCHEMA \"%s\"".formatted(id),
        "GRANT USAGE ON SCHEMA \"%s\" TO \"%s\"".formatted(id, user),
        "ALTER DEFAULT PRIVILEGES IN SCHEMA \"%s\" GRANT SELECT ON TABLES TO \"%s\""
            .formatted(id, user));
    Instant now = Instant.now();
    Tenant tenant =
        new Tenant(
            id,
            "Test",
            TenantStatus.ACTIVE,
            id,
            user,
            Optional.of(secret(id, user)),
            Optional.empty(),
            quota,
            List.of(),
            Set.of(),
            false,
            Optional.empty(),
            now,
            now,
            1);
    aws.dynamoDb()
        .putItem(
            put ->
                put.tableName(aws.table("TenantsTable"))
                    .item(TenantItems.SCHEMA.itemToMap(tenant, true)));
    return tenant;
  }

  /** Runs statements as the administrator. */
  public void administrator(String... statements) {
    try (Connection connection =
            aws.redshift()
                .warehouse(RedshiftEngine.WORKGROUP)
                .connect(new Login.Temporary("admin"), DATABASE);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private String secret(String id, String user) {
    try (SecretsManagerClient client =
        new AwsClients(new Environment(aws.environment("QueryFunction"))).secretsManager()) {
      return client
          .createSecret(
              create ->
                  create
                      .name("test/tenants/" + id)
                      .secretString(
                          "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(user, PASSWORD)))
          .arn();
    }
  }
}
