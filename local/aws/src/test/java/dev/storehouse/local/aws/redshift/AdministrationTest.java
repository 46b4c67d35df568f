package dev.storehouse.local.aws.redshift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.aws.redshift.RedshiftFixture.Redshift;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.redshiftdata.model.Field;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;

/** Users, privileges and row-level security in Redshift's own syntax. */
@ExtendWith(RedshiftFixture.class)
class AdministrationTest {

  private final Redshift redshift;
  private final String table = Redshift.name("category");
  private final String alice = Redshift.name("alice");
  private final String bob = Redshift.name("bob");
  private final String role = Redshift.name("analyst");
  private final String policy = Redshift.name("policy");

  AdministrationTest(Redshift redshift) {
    this.redshift = redshift;
  }

  @BeforeEach
  void makeTableAndUsers() {
    redshift.done("CREATE USER %s WITH PASSWORD 'Name_is_alice_1'".formatted(alice));
    redshift.done("CREATE USER %s PASSWORD DISABLE".formatted(bob));
    redshift.done("CREATE ROLE " + role);
    redshift.done(
        "CREATE TABLE %s (id int, catgroup varchar(10), owner varchar(64))".formatted(table));
    redshift.done(
        "INSERT INTO %s VALUES (1, 'Concerts', '%s'), (2, 'Sports', '%s'), (3, 'Shows', 'x')"
            .formatted(table, alice, bob));
    redshift.done(
        "GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE %s TO %s, %s".formatted(table, alice, bob));
  }

  private List<Long> seenBy(String user) {
    return seenBy(user, table);
  }

  private List<Long> seenBy(String user, String relation) {
    String id =
        redshift.done(as(user, "SELECT id FROM %s ORDER BY id".formatted(relation)), relation);
    return redshift.client().getStatementResult(request -> request.id(id)).records().stream()
        .map(List::getFirst)
        .map(Field::longValue)
        .toList();
  }

  private String as(String user, String sql) {
    String session =
        redshift
            .client()
            .executeStatement(
                request ->
                    request
                        .workgroupName("storehouse")
                        .database("dev")
                        .sql("SET SESSION AUTHORIZATION " + user)
                        .sessionKeepAliveSeconds(60)
                        .waitTimeSeconds(30))
            .sessionId();
    return redshift
        .client()
        .executeStatement(request -> request.sessionId(session).sql(sql).waitTimeSeconds(30))
        .id();
  }

  private void turnOn(String using) {
    redshift.done(
        "CREATE RLS POLICY %s WITH (catgroup VARCHAR(10), owner varchar(64)) USING (%s)"
            .formatted(policy, using));
    redshift.done("ALTER TABLE %s ROW LEVEL SECURITY ON".formatted(table));
  }

  @Test
  void showsNoRowsWithoutAPolicy() {
    redshift.done("ALTER TABLE %s ROW LEVEL SECURITY ON".formatted(table));

    assertThat(seenBy(alice)).isEmpty();
    assertThat(redshift.rows("SELECT * FROM " + table)).hasSize(3);
    redshift.done("ALTER TABLE %s ROW LEVEL SECURITY OFF".formatted(table));
    assertThat(seenBy(alice)).hasSize(3);
  }

  @Test
  void showsTheRowsOfAnAttachedPolicy() {
    turnOn("catgroup = NVL(NULL, 'Concerts')");
    redshift.done(
        "ATTACH RLS POLICY %s ON %s TO %s, ROLE %s".formatted(policy, table, alice, role));

    assertThat(seenBy(alice)).containsExactly(1L);
    assertThat(seenBy(bob)).isEmpty();
    redshift.done("GRANT ROLE %s TO %s".formatted(role, bob));
    assertThat(seenBy(bob)).containsExactly(1L);
    redshift.done("DETACH RLS POLICY %s ON %s FROM ROLE %s".formatted(policy, table, role));
    assertThat(seenBy(bob)).isEmpty();
    assertThat(redshift.run("DROP RLS POLICY " + policy).status()).isEqualTo(StatusString.FAILED);
    redshift.done("DROP RLS POLICY %s CASCADE".formatted(policy));
    assertThat(seenBy(alice)).isEmpty();
  }

  @Test
  void separatesUsersByTheirNameAlsoThroughAView() {
    turnOn("owner = current_user");
    redshift.done("ATTACH RLS POLICY %s ON TABLE %s TO PUBLIC".formatted(policy, table));
    redshift.done("CREATE VIEW %s_view AS SELECT * FROM %s".formatted(table, table));
    redshift.done("GRANT SELECT ON %s_view TO %s".formatted(table, bob));

    assertThat(seenBy(alice)).containsExactly(1L);
    assertThat(seenBy(bob)).containsExactly(2L);
    assertThat(seenBy(bob, table + "_view")).containsExactly(2L);
    assertThat(redshift.end(as(bob, "UPDATE %s SET catgroup = 'x'".formatted(table))).resultRows())
        .isEqualTo(1);
    assertThat(redshift.end(as(bob, "DELETE FROM %s".formatted(table))).resultRows()).isEqualTo(1);
    redshift.done(as(bob, "INSERT INTO %s VALUES (4, 'any', 'one')".formatted(table)), "insert");
  }

  @Test
  void joinsPoliciesByTheConjunctionType() {
    turnOn("catgroup = 'Concerts'");
    String second = Redshift.name("policy");
    redshift.done("CREATE RLS POLICY %s WITH (id int) AS c USING (c.id > 1)".formatted(second));
    redshift.done("ATTACH RLS POLICY %s ON %s TO %s".formatted(policy, table, alice));
    redshift.done("ATTACH RLS POLICY %s ON %s TO %s".formatted(second, table, alice));

    assertThat(seenBy(alice)).isEmpty();
    redshift.done("ALTER TABLE %s ROW LEVEL SECURITY ON CONJUNCTION TYPE OR".formatted(table));
    assertThat(seenBy(alice)).containsExactly(1L, 2L, 3L);
    redshift.done("ALTER RLS POLICY %s USING (id = 3)".formatted(second));
    assertThat(seenBy(alice)).containsExactly(1L, 3L);
  }

  @Test
  void looksIntoOtherTables() {
    String lookup = Redshift.name("lookup");
    redshift.done("CREATE TABLE %s (who varchar(64), what varchar(10))".formatted(lookup));
    redshift.done("INSERT INTO %s VALUES ('%s', 'Sports')".formatted(lookup, alice));
    turnOn("catgroup IN (SELECT what FROM %s WHERE who = current_user)".formatted(lookup));
    redshift.done("GRANT SELECT ON TABLE %s TO RLS POLICY %s".formatted(lookup, policy));
    redshift.done("ATTACH RLS POLICY %s ON %s TO PUBLIC".formatted(policy, table));

    assertThat(seenBy(alice)).containsExactly(2L);
  }

  @Test
  void letsSomeIgnoreIt() {
    turnOn("false");
    redshift.done("GRANT IGNORE RLS TO " + alice);
    redshift.done("GRANT ROLE sys:secadmin TO " + bob);

    assertThat(seenBy(alice)).hasSize(3);
    assertThat(seenBy(bob)).hasSize(3);
    redshift.done("REVOKE IGNORE RLS FROM " + alice);
    assertThat(seenBy(alice)).isEmpty();
    redshift.done(
        as(bob, "ATTACH RLS POLICY %s ON %s TO %s".formatted(policy, table, alice)), "bob");
    assertThat(redshift.end(as(alice, "DROP RLS POLICY " + policy)).error())
        .startsWith("ERROR: permission denied");
  }

  @Test
  void listsPoliciesInSystemViews() {
    turnOn("false");
    redshift.done("ATTACH RLS POLICY %s ON %s TO ROLE %s".formatted(policy, table, role));

    assertThat(redshift.rows("SELECT 1 FROM svv_rls_policy WHERE polname = '%s'".formatted(policy)))
        .hasSize(1);
    assertThat(
            redshift.value(
                "SELECT granteekind || grantee FROM svv_rls_attached_policy WHERE polname = '%s'"
                    .formatted(policy)))
        .isEqualTo("role" + role);
  }

  @Test
  void grantsSchemasAndFutureTables() {
    String schema = Redshift.name("tenant");
    redshift.done("CREATE SCHEMA %s QUOTA 2 GB".formatted(schema));
    redshift.done("CREATE TABLE %s.a (id int)".formatted(schema));
    redshift.done("GRANT USAGE ON SCHEMA %s TO ROLE %s".formatted(schema, role));
    redshift.done("GRANT SELECT ON ALL TABLES IN SCHEMA %s TO ROLE %s".formatted(schema, role));
    redshift.done(
        "ALTER DEFAULT PRIVILEGES IN SCHEMA %s GRANT SELECT ON TABLES TO ROLE %s"
            .formatted(schema, role));
    redshift.done("GRANT ROLE %s TO %s".formatted(role, alice));
    redshift.done("CREATE TABLE %s.b (id int)".formatted(schema));

    assertThat(seenBy(alice, schema + ".a")).isEmpty();
    assertThat(seenBy(alice, schema + ".b")).isEmpty();
    assertThat(redshift.end(as(bob, "SELECT * FROM %s.a".formatted(schema))).error())
        .startsWith("ERROR: permission denied for schema");
    assertThat(
            redshift
                .rows("SELECT HAS_TABLE_PRIVILEGE('%s', '%s.b', 'select')".formatted(alice, schema))
                .getFirst())
        .containsExactly(Field.fromBooleanValue(true));
  }

  @Test
  void changesAndDropsUsers() {
    redshift.done(
        "ALTER USER %s WITH NOCREATEDB CONNECTION LIMIT UNLIMITED SYSLOG ACCESS RESTRICTED SESSION TIMEOUT 60"
            .formatted(alice));
    redshift.done("ALTER USER %s SET search_path TO '$user', public".formatted(alice));
    assertThat(redshift.run("DROP USER " + alice).status()).isEqualTo(StatusString.FAILED);
    redshift.done("REVOKE ALL ON %s FROM %s".formatted(table, alice));
    redshift.done("DROP USER " + alice);
    redshift.done("DROP USER IF EXISTS " + alice);
  }

  @Test
  void numbersIdentityColumns() {
    String numbered = Redshift.name("numbered");
    redshift.done(
        "CREATE TABLE %s (id bigint IDENTITY(5, 10), other int GENERATED BY DEFAULT AS IDENTITY(1,1), t text) DISTSTYLE EVEN"
            .formatted(numbered));
    redshift.done("INSERT INTO %s (t) VALUES ('a'), ('b')".formatted(numbered));
    redshift.done("INSERT INTO %s (other, t) VALUES (9, 'c')".formatted(numbered));
    assertThat(redshift.rows("SELECT id FROM %s ORDER BY id".formatted(numbered)))
        .extracting(row -> row.getFirst().longValue())
        .containsExactly(5L, 15L, 25L);
  }
}
