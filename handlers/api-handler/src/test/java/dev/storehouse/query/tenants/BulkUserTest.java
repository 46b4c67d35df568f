package dev.storehouse.query.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.query.tenants.TenantsApi.Reply;
import dev.storehouse.warehouse.tenant.Tenant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The database user that a tenant's bulk jobs run as. */
@ExtendWith(AwsExtension.class)
class BulkUserTest {

  private static final String ROLE = "arn:aws:iam::000000000000:role/bulk";

  private final TenantsApi api;

  BulkUserTest(AwsSandbox aws) {
    this.api =
        new TenantsApi(aws, "bulkusers", Map.of("WAREHOUSE_BULK_ROLE_ARN", ROLE), new Faulty());
  }

  private Reply make(String name, Map<String, ?> more) {
    Map<String, Object> body = new HashMap<>(more);
    body.put("name", name);
    return api.post(body).expect(201);
  }

  @Test
  void itWritesTheTablesOfItsTenantAndReadsThem() {
    Reply reply = make("writer", Map.of());
    String secret = api.bulkSecret(reply);
    api.administer("CREATE TABLE writer.things (id int)");

    assertThat(api.read(secret, "SELECT current_user"))
        .containsExactly(reply.text("tenant_id") + "_bulk");
    for (String sql :
        List.of(
            "INSERT INTO writer.things VALUES (1), (2), (3)",
            "UPDATE writer.things SET id = 4 WHERE id = 1",
            "DELETE FROM writer.things WHERE id = 2")) {
      assertThat(api.refused(secret, sql)).as(sql).isFalse();
    }
    assertThat(api.read(secret, "SELECT id FROM things ORDER BY id")).containsExactly("3", "4");
    assertThat(api.read(secret, "SHOW statement_timeout")).containsExactly("6h");
  }

  @Test
  void itMakesTablesInItsStagingSchemaWhichQueriesDoNotSee() {
    Reply reply = make("stager", Map.of());
    Tenant tenant = api.tenant(reply);
    String staged = "\"%s\".rows".formatted(tenant.stagingSchema());
    api.administer("CREATE TABLE stager.things (id int)");
    for (String sql :
        List.of(
            "CREATE TABLE rows (LIKE stager.things)",
            "INSERT INTO %s VALUES (7)".formatted(staged),
            "INSERT INTO stager.things SELECT * FROM rows",
            "DROP TABLE rows",
            "CREATE TABLE %s (id int)".formatted(staged))) {
      assertThat(api.refused(api.bulkSecret(reply), sql)).as(sql).isFalse();
    }
    String queries = reply.text("secret_arn");
    assertThat(api.read(queries, "SELECT id FROM stager.things")).containsExactly("7");
    assertThat(api.refused(queries, "SELECT id FROM " + staged)).isTrue();
    assertThat(
            api.read(
                queries,
                "SELECT 1 WHERE has_schema_privilege('%s', 'usage')"
                    .formatted(tenant.stagingSchema())))
        .isEmpty();
  }

  @Test
  void itSeesTheSharedRowsThatItsTenantSeesAndWritesNone() {
    api.administer("CREATE SCHEMA common");
    api.administer("CREATE TABLE common.ledger (owner varchar(64), amount int)");
    Map<String, String> shared =
        Map.of("schema", "common", "table", "ledger", "owner_column", "owner");
    Reply first = make("sharer one", Map.of("shared", List.of(shared), "reads_store", true));
    Reply second = make("sharer two", Map.of("shared", List.of(shared)));
    api.administer("CREATE TABLE store.orders (id int)");
    api.administer(
        "INSERT INTO common.ledger VALUES ('%s', 1), ('%s', 2), ('%s', 3)"
            .formatted(
                first.text("tenant_id"), second.text("tenant_id"), api.tenant(first).bulkUser()));
    String sql = "SELECT amount FROM common.ledger";

    assertThat(api.read(api.bulkSecret(first), sql)).containsExactly("1");
    assertThat(api.read(api.bulkSecret(second), sql)).containsExactly("2");
    assertThat(api.read(first.text("secret_arn"), sql)).containsExactly("1");
    assertThat(api.refused(api.bulkSecret(first), "UPDATE common.ledger SET amount = 9")).isTrue();
    assertThat(api.read(api.bulkSecret(first), "SELECT id FROM store.orders")).isEmpty();
    assertThat(api.refused(api.bulkSecret(first), "DELETE FROM store.orders")).isTrue();
    assertThat(api.refused(api.bulkSecret(second), "SELECT id FROM store.orders")).isTrue();

    api.patch(first.path(), first.tag(), Map.of("shared", List.of(), "reads_store", false))
        .expect(200);
    assertThat(api.refused(api.bulkSecret(first), sql)).isTrue();
    assertThat(api.refused(api.bulkSecret(first), "SELECT id FROM store.orders")).isTrue();
  }

  @Test
  void itAloneMayNameTheWarehousesRole() {
    Reply reply = make("mover", Map.of());
    api.administer("CREATE TABLE mover.things (id int)");
    for (String sql :
        List.of(
            "UNLOAD ('SELECT id FROM mover.things') TO 's3://bucket/x' IAM_ROLE '%s'",
            "COPY mover.things FROM 's3://bucket/x' IAM_ROLE '%s'")) {
      String statement = sql.formatted(ROLE);
      String other = sql.formatted(ROLE + "2");
      assertThat(error(reply.text("secret_arn"), statement))
          .contains("does not have ASSUMEROLE permission on IAM role \"" + ROLE + "\"");
      assertThat(error(api.bulkSecret(reply), other)).contains("does not have ASSUMEROLE");
      assertThat(error(api.bulkSecret(reply), statement)).doesNotContain("ASSUMEROLE");
    }
  }

  @Test
  void itsSecretIsInNoAnswer() {
    Reply reply = make("discreet", Map.of());
    String secret = api.bulkSecret(reply);

    assertThat(secret).contains("/tenants/" + reply.text("tenant_id") + "/bulk");
    assertThat(reply.json().toString()).doesNotContain(secret);
    assertThat(api.get(reply.path()).json().toString()).doesNotContain(secret);
    assertThat(api.get("/v1/tenants?limit=100").json().toString()).doesNotContain(secret);
  }

  @Test
  void aTenantFromBeforeGetsItWithItsNextChange() {
    Reply reply = make("old", Map.of());
    String secret = api.bulkSecret(reply);
    api.shared
        .dynamoDb()
        .updateItem(
            update ->
                update
                    .tableName(api.shared.environment().required("TENANTS_TABLE"))
                    .key(Map.of("tenant_id", AttributeValue.fromS(reply.text("tenant_id"))))
                    .updateExpression("REMOVE bulk_secret_arn"));
    api.patch(reply.path(), reply.tag(), Map.of()).expect(200);

    assertThat(api.bulkSecret(reply)).isEqualTo(secret);
  }

  @Test
  void whatAJobThatDiedHasLeftGoesWithTheTenant() {
    Reply reply = make("littered", Map.of());
    Tenant tenant = api.tenant(reply);
    assertThat(api.refused(api.bulkSecret(reply), "CREATE TABLE litter (id int)")).isFalse();
    assertThat(api.refused(api.bulkSecret(reply), "CREATE VIEW litters AS SELECT * FROM litter"))
        .isFalse();

    assertThat(api.delete(reply.path(), reply.tag()).expect(200).json())
        .containsEntry("schema_dropped", true);
    assertThat(
            api.read(
                api.administratorSecret,
                "SELECT usename FROM pg_user WHERE usename LIKE '%s%%'"
                    .formatted(tenant.databaseUser())))
        .isEmpty();
    assertThat(
            api.read(
                api.administratorSecret,
                "SELECT nspname FROM pg_namespace WHERE nspname = '%s'"
                    .formatted(tenant.stagingSchema())))
        .isEmpty();
    SecretsManagerClient secrets = api.shared.secretsManager();
    assertThat(
            secrets
                .describeSecret(request -> request.secretId(tenant.bulkSecretArn().orElseThrow()))
                .deletedDate())
        .isNotNull();
  }

  @Test
  void noTenantsSchemaIsCalledLikeAStagingSchema() {
    api.post(Map.of("name", "thief", "schema", "staging_ten_1")).expect(422);
    assertThat(make("Staging Ten 1", Map.of()).text("schema")).isEqualTo("tenant_staging_ten_1");
  }

  private String error(String secretArn, String sql) {
    return api.execute(secretArn, sql).error().orElseThrow();
  }
}
