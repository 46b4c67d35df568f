package dev.storehouse.query.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.query.tenants.TenantsApi.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the warehouse itself refuses the user of a tenant's bulk jobs. */
@ExtendWith(AwsExtension.class)
class BulkUserFenceTest {

  private static final String ROLE = "arn:aws:iam::000000000000:role/bulk";

  /** One a line; {@code @v} is the other tenant's user, {@code @s} its staging schema. */
  private static final String ATTEMPTS =
      """
      SELECT note FROM victim.private
      SELECT note FROM "@s".litter
      SELECT note FROM commons.ledger
      SELECT note FROM commons.ledger WHERE owner = '@v'
      SELECT max(note) FROM commons.ledger
      SELECT note FROM commons.unshared
      SELECT note FROM public.leftover
      SELECT note FROM store.orders
      INSERT INTO victim.private VALUES ('w')
      UPDATE victim.private SET note = 'w'
      DELETE FROM victim.private
      TRUNCATE victim.private
      DROP TABLE victim.private
      INSERT INTO attacker.mine SELECT note FROM victim.private
      INSERT INTO attacker.mine SELECT note FROM "@s".litter
      INSERT INTO "@s".litter VALUES ('w')
      UPDATE "@s".litter SET note = 'w'
      DELETE FROM "@s".litter
      DROP TABLE "@s".litter
      DROP SCHEMA "@s" CASCADE
      CREATE TABLE "@s".made (id int)
      CREATE TABLE "@s".made AS SELECT 1 AS one
      CREATE TABLE victim.made (id int)
      CREATE TABLE attacker.made (id int)
      CREATE TABLE commons.made (id int)
      CREATE TABLE public.made (id int)
      CREATE TABLE store.made (id int)
      CREATE TEMP TABLE made (id int)
      CREATE VIEW attacker.made AS SELECT 1 AS one
      CREATE FUNCTION attacker.made() RETURNS int STABLE AS $$ SELECT 1 $$ LANGUAGE sql
      CREATE SCHEMA made
      CREATE DATABASE made
      CREATE USER made PASSWORD 'Made_up_1'
      TRUNCATE attacker.mine
      DROP TABLE attacker.mine
      DROP SCHEMA attacker CASCADE
      ALTER TABLE attacker.mine ADD COLUMN w int
      GRANT SELECT ON attacker.mine TO "@v"
      INSERT INTO commons.ledger VALUES ('@v', 'w')
      UPDATE commons.ledger SET note = 'w'
      DELETE FROM commons.ledger
      ALTER TABLE commons.ledger ROW LEVEL SECURITY OFF
      CREATE RLS POLICY opened USING (true)
      SET ROLE "@v"
      SET ROLE "@v_bulk"
      SET SESSION AUTHORIZATION "@v_bulk"
      SELECT set_config('role', '@v_bulk', false)
      GRANT ASSUMEROLE ON ALL TO PUBLIC FOR ALL
      GRANT ASSUMEROLE ON 'arn:aws:iam::000000000000:role/other' TO current_user FOR ALL
      UNLOAD ('SELECT note FROM victim.private') TO 's3://bulk/out/' IAM_ROLE 'arn:aws:iam::000000000000:role/bulk'
      COPY victim.private FROM 's3://bulk/in/' IAM_ROLE 'arn:aws:iam::000000000000:role/bulk'
      COPY "@s".litter FROM 's3://bulk/in/' IAM_ROLE 'arn:aws:iam::000000000000:role/bulk'
      COPY attacker.mine FROM '/etc/passwd'
      SELECT raw_line FROM pg_internal.load_error
      """;

  private final TenantsApi api;

  BulkUserFenceTest(AwsSandbox aws) {
    api = new TenantsApi(aws, "bulkfence", Map.of("WAREHOUSE_BULK_ROLE_ARN", ROLE), new Faulty());
  }

  @Test
  void noAttemptOfABulkUserLeavesItsTenant() {
    api.administer("CREATE SCHEMA commons");
    api.administer("CREATE TABLE commons.ledger (owner varchar(64), note varchar(64))");
    api.administer("CREATE TABLE commons.unshared (note varchar(64))");
    api.administer("CREATE TABLE public.leftover (note varchar(64))");
    List<Map<String, String>> shared =
        List.of(Map.of("schema", "commons", "table", "ledger", "owner_column", "owner"));
    Reply first = api.post(Map.of("name", "attacker", "shared", shared)).expect(201);
    Reply second =
        api.post(Map.of("name", "victim", "shared", shared, "reads_store", true)).expect(201);
    String attacker = api.bulkSecret(first);
    String victim = second.text("tenant_id");
    String staging = api.tenant(second).stagingSchema();
    api.administer("CREATE TABLE attacker.mine (note varchar(64))");
    api.administer("CREATE TABLE victim.private (note varchar(64))");
    api.administer("CREATE TABLE store.orders (note varchar(64))");
    api.succeed(api.bulkSecret(second), "CREATE TABLE litter (note varchar(64))");
    api.succeed(
        api.bulkSecret(second), "INSERT INTO litter VALUES ('%s')".formatted(Intruder.FOREIGN));
    api.succeed(
        api.bulkSecret(second),
        "INSERT INTO victim.private VALUES ('%s')".formatted(Intruder.FOREIGN));
    for (String table : List.of("commons.unshared", "public.leftover", "store.orders")) {
      api.administer("INSERT INTO %s VALUES ('%s')".formatted(table, Intruder.FOREIGN));
    }
    api.administer(
        "INSERT INTO commons.ledger VALUES ('%s', 'own'), ('%s', '%s')"
            .formatted(first.text("tenant_id"), victim, Intruder.FOREIGN));
    List<String> before = state(staging);

    Intruder.Outcome outcome =
        new Intruder(api, attacker)
            .tries(
                ATTEMPTS
                    .lines()
                    .map(line -> line.replace("@v", victim).replace("@s", staging))
                    .toList());

    assertThat(outcome.leaks()).isEmpty();
    assertThat(state(staging)).as("one of these wrote: %s", outcome.finished()).isEqualTo(before);
    assertThat(api.read(attacker, "SELECT note FROM commons.ledger")).containsExactly("own");
    api.succeed(attacker, "INSERT INTO attacker.mine VALUES ('own')");
  }

  /** Everything that an attempt could have changed. */
  private List<String> state(String staging) {
    List<String> state = new ArrayList<>();
    for (String query :
        List.of(
            "SELECT note FROM attacker.mine",
            "SELECT note FROM victim.private",
            "SELECT note FROM \"%s\".litter".formatted(staging),
            "SELECT owner || note FROM commons.ledger ORDER BY 1",
            "SELECT note FROM store.orders",
            "SELECT usename FROM pg_user ORDER BY 1",
            "SELECT datname FROM pg_database ORDER BY 1",
            "SELECT nspname FROM pg_namespace WHERE nspname NOT LIKE 'pg_%' ORDER BY 1",
            "SELECT relname || relacl::text FROM pg_class WHERE relacl IS NOT NULL ORDER BY 1",
            "SELECT count(*) FROM pg_class WHERE relkind IN ('r', 'v', 'm', 'S')",
            "SELECT count(*) FROM pg_attribute",
            "SELECT count(*) FROM pg_proc",
            "SELECT polname || is_rls_on::text FROM svv_rls_attached_policy ORDER BY 1",
            "SELECT grantee || iam_role || command FROM pg_internal.assumerole ORDER BY 1")) {
      state.add(String.join(",", api.read(api.administratorSecret, query)));
    }
    return state;
  }
}
