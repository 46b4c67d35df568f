package dev.storehouse.query.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.query.guard.TestWarehouse.Answer;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Whatever the guard lets through, of the corpora and of what is spliced from them, runs in the
 * local warehouse as the database user of a tenant, and is kept: nothing changes, and nothing of
 * another tenant or of the warehouse itself comes back.
 */
@ExtendWith(AwsExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NoEffectTest {

  private static final long SEED = Long.getLong("storehouse.fuzz.seed", 20_261_125);
  private static final int SPLICED = 4_000;
  private static final RowCap CAP = new RowCap.AtMost(50);

  /**
   * Of every table of both tenants all rows, of the warehouse all relations, users and settings.
   */
  private static final String STATE =
      """
      select (select sum(hashtext(t::text)::bigint) from acme.orders t),
        (select sum(hashtext(t::text)::bigint) from acme.items t),
        (select sum(hashtext(t::text)::bigint) from acme.customers t),
        (select sum(hashtext(t::text)::bigint) from acme.events t),
        (select sum(hashtext(t::text)::bigint) from beta.secrets t),
        (select count(*) from pg_class), (select count(*) from pg_proc), (select count(*) from pg_roles),
        (select count(*) from pg_largeobject_metadata), (select count(*) from pg_db_role_setting),
        (select last_value from beta.counter)
      """;

  private static final String SECRET = "hidden-treasure";

  private final String user = "tenant_" + UUID.randomUUID().toString().replace("-", "");
  private final TestWarehouse warehouse;
  private final Answer before;
  private final TestWarehouse tenant;

  NoEffectTest(AwsSandbox aws) throws SQLException {
    this.warehouse = TestWarehouse.create(aws);
    warehouse.script(Statements.text("honest-tables.sql"));
    warehouse.script(
        """
        create schema beta;
        create table beta.secrets (id int, secret varchar(40));
        insert into beta.secrets values (1, 'hidden-treasure');
        create sequence beta.counter;
        """);
    warehouse.script(
        """
        create role %s login;
        grant usage on schema acme to %s;
        grant select on all tables in schema acme to %s
        """
            .formatted(user, user, user));
    this.before = warehouse.answer(STATE, Map.of());
    warehouse.endMoment();
    this.tenant = warehouse.as(user);
  }

  @AfterEach
  void nothingHasChanged() throws SQLException {
    assertThat(before.error()).isEmpty();
    assertThat(warehouse.answer(STATE, Map.of())).as("seed %d", SEED).isEqualTo(before);
    warehouse.endMoment();
  }

  @AfterAll
  void close() throws SQLException {
    tenant.close();
    warehouse.script(
        """
        revoke all on all tables in schema acme from %s;
        revoke usage on schema acme from %s;
        drop role %s
        """
            .formatted(user, user, user));
    warehouse.close();
  }

  @Test
  void ofWhatLooksHostileAndIsNot() throws SQLException {
    for (String sql : Statements.lines("near-misses.sql")) {
      assertThat(Statements.check(sql)).as(sql).isInstanceOf(Verdict.Accepted.class);
      runIfAccepted(sql);
    }
  }

  @Test
  void ofBothCorpora() throws SQLException {
    for (String sql : both()) {
      runIfAccepted(sql);
    }
  }

  @Test
  void ofSplicedStatements() throws SQLException {
    Splicer splicer = new Splicer(SEED);
    for (int i = 0; i < SPLICED; i++) {
      runIfAccepted(splicer.next());
    }
  }

  private static List<String> both() {
    return Stream.concat(
            Statements.lines("honest.sql").stream().map(Statements::withCharacters), hostile())
        .toList();
  }

  private static Stream<String> hostile() {
    return Statements.lines("hostile.sql").stream()
        .map(line -> Statements.withCharacters(line.substring(line.indexOf('|') + 1).strip()));
  }

  private void runIfAccepted(String sql) throws SQLException {
    if (!(Statements.check(sql, CAP) instanceof Verdict.Accepted accepted)) {
      return;
    }
    Answer answer =
        tenant.kept(
            accepted.sql(),
            accepted.parameters().stream()
                .collect(Collectors.toMap(BoundParameter::name, BoundParameter::value)));
    String back = (answer.columns() + "\n" + answer.rows()).toLowerCase(Locale.ROOT);
    String asked = sql.toLowerCase(Locale.ROOT);
    for (String foreign : List.of(SECRET, user, warehouse.database(), "beta", "secrets")) {
      if (!asked.contains(foreign)) {
        assertThat(back).as("seed %d: %s", SEED, sql).doesNotContain(foreign);
      }
    }
  }
}
