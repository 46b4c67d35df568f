package dev.storehouse.query.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.query.tenants.TenantsApi.Reply;
import dev.storehouse.warehouse.statement.Execution;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.RedshiftDataException;

/** What the warehouse itself refuses a tenant's database user, with no guard before it. */
@ExtendWith(AwsExtension.class)
class TenantFenceTest {

  /** One a line; {@code @v} is the other tenant's user. */
  private static final String ATTEMPTS =
      """
      SELECT note FROM victim.private
      SELECT * FROM victim.private WHERE true OR note = ''
      SELECT count(*), max(note) FROM victim.private
      TABLE victim.private
      SELECT note FROM commons.ledger WHERE owner = '@v'
      SELECT note FROM commons.ledger WHERE owner <> current_user
      SELECT note FROM commons.ledger WHERE true OR owner = current_user
      SELECT max(note) FROM commons.ledger
      SELECT a.note FROM commons.ledger a LEFT JOIN commons.ledger b ON a.owner = b.owner
      WITH x AS (SELECT note FROM commons.ledger) SELECT note FROM x
      SELECT note FROM public.leftover
      SELECT note FROM commons.unshared
      SELECT note FROM store.orders
      SELECT set_config('role', '@v', false)
      SELECT set_config('session_authorization', '@v', false)
      SELECT set_config('row_security', 'off', false), (SELECT max(note) FROM commons.ledger)
      SELECT set_config('app.current_tenant', '@v', false), note FROM commons.ledger
      SET ROLE "@v"
      SET SESSION AUTHORIZATION "@v"
      SET row_security = off
      SET LOCAL ROLE "@v"
      INSERT INTO attacker.mine VALUES (9, 'w')
      UPDATE attacker.mine SET note = 'w'
      DELETE FROM attacker.mine
      TRUNCATE attacker.mine
      DROP TABLE attacker.mine
      ALTER TABLE attacker.mine ADD COLUMN w int
      INSERT INTO victim.private VALUES (9, 'w')
      UPDATE victim.private SET note = 'w'
      DELETE FROM victim.private
      DROP TABLE victim.private
      DROP SCHEMA victim CASCADE
      INSERT INTO commons.ledger VALUES ('@v', 'w')
      UPDATE commons.ledger SET note = 'w'
      DELETE FROM commons.ledger
      ALTER TABLE commons.ledger ROW LEVEL SECURITY OFF
      CREATE RLS POLICY opened USING (true)
      DROP RLS POLICY opened CASCADE
      MERGE INTO attacker.mine USING commons.ledger l ON false WHEN NOT MATCHED THEN INSERT VALUES (9, l.note)
      WITH w AS (INSERT INTO attacker.mine VALUES (9, 'w') RETURNING 1) SELECT * FROM w
      WITH w AS (DELETE FROM commons.ledger RETURNING note) SELECT * FROM w
      WITH w AS (UPDATE attacker.mine SET note = 'w' RETURNING note) SELECT * FROM w
      EXPLAIN ANALYZE INSERT INTO attacker.mine VALUES (9, 'w')
      EXPLAIN ANALYZE DELETE FROM victim.private
      SELECT * INTO attacker.copied FROM commons.ledger
      SELECT * INTO TEMP copied FROM commons.ledger
      CREATE TABLE attacker.made (id int)
      CREATE TABLE public.made (id int)
      CREATE TABLE made AS SELECT 1
      CREATE TEMP TABLE made (id int)
      CREATE TEMPORARY TABLE made AS SELECT note FROM commons.ledger
      CREATE VIEW attacker.made AS SELECT 1
      CREATE MATERIALIZED VIEW attacker.made AS SELECT 1
      CREATE SCHEMA made
      CREATE DATABASE made
      CREATE USER made PASSWORD 'Made_up_1'
      CREATE ROLE made
      CREATE FUNCTION attacker.made() RETURNS int STABLE AS $$ SELECT 1 $$ LANGUAGE sql
      CREATE FUNCTION public.made() RETURNS int STABLE AS $$ SELECT 1 $$ LANGUAGE sql
      CREATE PROCEDURE attacker.made() AS $$ BEGIN NULL; END $$ LANGUAGE plpgsql
      CREATE SEQUENCE attacker.made
      CREATE TYPE attacker.made AS (id int)
      CREATE EXTENSION dblink
      DO $$ BEGIN DELETE FROM victim.private; END $$
      ALTER USER "@v" PASSWORD 'Made_up_1'
      ALTER USER current_user CREATEUSER
      ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC
      GRANT SELECT ON victim.private TO PUBLIC
      GRANT USAGE ON SCHEMA attacker TO "@v"
      REVOKE SELECT ON attacker.mine FROM "@v"
      DROP USER "@v"
      COMMENT ON TABLE attacker.mine IS 'w'
      COPY attacker.mine FROM '/etc/passwd'
      COPY attacker.mine FROM PROGRAM 'id'
      COPY commons.ledger TO '/tmp/tenants-stolen'
      COPY (SELECT 1) TO PROGRAM 'id'
      UNLOAD ('SELECT note FROM attacker.mine') TO 's3://bulk/out/' IAM_ROLE DEFAULT
      COPY attacker.mine FROM 's3://bulk/in/' IAM_ROLE DEFAULT
      GRANT ASSUMEROLE ON ALL TO PUBLIC FOR ALL
      CALL pg_internal.assumerole_change(true, ARRAY['*'], ARRAY['public'], ARRAY['public']::name[], ARRAY['COPY'])
      INSERT INTO pg_internal.assumerole VALUES (0, '*', 'COPY')
      SET ROLE "@v_bulk"
      CREATE TABLE "staging_@v".made (id int)
      SELECT lo_from_bytea(0, 'w')
      SELECT lo_create(0)
      SELECT lo_import('/etc/passwd')
      SELECT pg_read_file('/etc/passwd')
      SELECT pg_ls_dir('.')
      SELECT pg_read_binary_file('PG_VERSION')
      SELECT pg_reload_conf()
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename <> current_user
      SELECT rolpassword FROM pg_authid
      SELECT passwd FROM pg_shadow
      SELECT most_common_vals FROM pg_stats WHERE schemaname IN ('victim', 'commons')
      SELECT stavalues1 FROM pg_statistic
      SELECT query FROM pg_stat_activity WHERE usename = '@v'
      SELECT query_to_xml('SELECT note FROM victim.private', true, false, '')
      SELECT query_to_xml('DELETE FROM commons.ledger', true, false, '')
      SELECT table_to_xml('victim.private'::regclass, true, false, '')
      SELECT current_setting('is_superuser'), (SELECT note FROM victim.private)
      LOCK TABLE victim.private
      VACUUM victim.private
      ANALYZE victim.private
      CALL pg_internal.rls_switch('commons.ledger', false, 'and')
      DELETE FROM pg_internal.rls_attached
      UPDATE pg_internal.rls_policy SET predicate = 'true'
      """;

  private final TenantsApi api;
  private String attacker = "";
  private String victim = "";

  TenantFenceTest(AwsSandbox aws) {
    api = TenantsApi.of(aws, "fence");
  }

  @BeforeEach
  void makeTwoTenants() {
    if (!api.read(api.administratorSecret, "SELECT 1 FROM pg_namespace WHERE nspname = 'victim'")
        .isEmpty()) {
      remember();
      return;
    }
    api.administer("CREATE SCHEMA commons");
    api.administer("CREATE TABLE commons.ledger (owner varchar(64), note varchar(64))");
    api.administer("CREATE TABLE commons.unshared (note varchar(64))");
    api.administer("CREATE TABLE public.leftover (note varchar(64))");
    List<Map<String, String>> shared =
        List.of(Map.of("schema", "commons", "table", "ledger", "owner_column", "owner"));
    Reply first = api.post(Map.of("name", "attacker", "shared", shared)).expect(201);
    Reply second =
        api.post(Map.of("name", "victim", "shared", shared, "reads_store", true)).expect(201);
    attacker = first.text("secret_arn");
    victim = second.text("tenant_id");
    api.administer("CREATE TABLE attacker.mine (id int, note varchar(64))");
    api.administer("INSERT INTO attacker.mine VALUES (1, 'own')");
    api.administer("CREATE TABLE victim.private (id int, note varchar(64))");
    api.administer("CREATE TABLE store.orders (note varchar(64))");
    for (String table : List.of("commons.unshared", "public.leftover", "store.orders")) {
      api.administer("INSERT INTO %s VALUES ('%s')".formatted(table, Intruder.FOREIGN));
    }
    api.administer("INSERT INTO victim.private VALUES (1, '%s')".formatted(Intruder.FOREIGN));
    api.administer(
        "INSERT INTO commons.ledger VALUES ('%s', 'own'), ('%s', '%s')"
            .formatted(first.text("tenant_id"), victim, Intruder.FOREIGN));
  }

  /** Another test of this class has made them. */
  private void remember() {
    for (Object each : (List<?>) api.get("/v1/tenants").json().getOrDefault("items", List.of())) {
      Map<?, ?> tenant = (Map<?, ?>) each;
      if ("attacker".equals(tenant.get("name"))) {
        attacker = String.valueOf(tenant.get("secret_arn"));
      } else {
        victim = String.valueOf(tenant.get("tenant_id"));
      }
    }
  }

  @Test
  void noAttemptWritesOrReadsWhatIsNotTheTenants() {
    List<String> before = state();
    List<String> attempts = ATTEMPTS.lines().map(line -> line.replace("@v", victim)).toList();
    assertThat(attempts).hasSizeGreaterThanOrEqualTo(60);
    Intruder.Outcome outcome = new Intruder(api, attacker).tries(attempts);
    assertThat(outcome.leaks()).isEmpty();
    assertThat(state()).as("one of these wrote: %s", outcome.finished()).isEqualTo(before);
    assertThat(api.read(attacker, "SELECT note FROM commons.ledger")).containsExactly("own");
    assertThat(api.read(attacker, "SELECT note FROM attacker.mine")).containsExactly("own");
  }

  @Test
  void severalStatementsAtOnceAreNoWayRound() {
    List<String> before = state();
    for (String first : List.of("SET ROLE \"" + victim + "\"", "RESET ROLE", "SELECT 1")) {
      api.execute(attacker, first + "; DELETE FROM victim.private");
      batch(first, "INSERT INTO attacker.mine VALUES (9, 'w')");
      batch(first, "DELETE FROM victim.private");
    }
    assertThat(state()).isEqualTo(before);
  }

  @Test
  void aSessionOfTheTenantStaysTheTenants() {
    List<String> before = state();
    String session =
        api.client
            .executeStatement(target -> target(target).sql("SELECT 1").sessionKeepAliveSeconds(60))
            .sessionId();
    for (String sql :
        List.of(
            "SET SESSION AUTHORIZATION DEFAULT",
            "SET ROLE \"" + victim + "\"",
            "SET row_security TO off",
            "DELETE FROM victim.private",
            "INSERT INTO attacker.mine VALUES (9, 'w')",
            "SELECT note FROM commons.ledger")) {
      String id =
          api.client
              .executeStatement(request -> request.sessionId(session).sql(sql).waitTimeSeconds(20))
              .id();
      Execution execution = api.statements.follow(id, Duration.ofSeconds(20));
      assertThat(execution.hasResult() && new Intruder(api, attacker).shows(id)).as(sql).isFalse();
    }
    assertThat(state()).isEqualTo(before);
  }

  private void batch(String... sqls) {
    try {
      api.client.batchExecuteStatement(
          request ->
              request
                  .workgroupName("fence")
                  .database("dev")
                  .secretArn(attacker)
                  .sqls(sqls)
                  .waitTimeSeconds(20));
    } catch (RedshiftDataException e) {
      assertThat(e.statusCode()).isEqualTo(400);
    }
  }

  private ExecuteStatementRequest.Builder target(ExecuteStatementRequest.Builder request) {
    return request.workgroupName("fence").database("dev").secretArn(attacker).waitTimeSeconds(20);
  }

  /** Everything that an attempt could have changed. */
  private List<String> state() {
    List<String> state = new ArrayList<>();
    for (String query :
        List.of(
            "SELECT note FROM attacker.mine ORDER BY 1",
            "SELECT note FROM victim.private ORDER BY 1",
            "SELECT owner || note FROM commons.ledger ORDER BY 1",
            "SELECT note FROM commons.unshared",
            "SELECT note FROM public.leftover",
            "SELECT note FROM store.orders",
            "SELECT count(*) FROM pg_largeobject_metadata",
            "SELECT usename FROM pg_user ORDER BY 1",
            "SELECT rolname FROM pg_roles WHERE rolsuper OR rolcreaterole ORDER BY 1",
            "SELECT datname FROM pg_database ORDER BY 1",
            "SELECT nspname FROM pg_namespace WHERE nspname NOT LIKE 'pg_%' ORDER BY 1",
            "SELECT relname || relacl::text FROM pg_class WHERE relacl IS NOT NULL ORDER BY 1",
            "SELECT count(*) FROM pg_class WHERE relkind IN ('r', 'v', 'm', 'S')",
            "SELECT count(*) FROM pg_proc",
            "SELECT polname || is_rls_on::text FROM svv_rls_attached_policy ORDER BY 1",
            "SELECT grantee || iam_role || command FROM pg_internal.assumerole ORDER BY 1")) {
      state.add(String.join(",", api.read(api.administratorSecret, query)));
    }
    return state;
  }
}
