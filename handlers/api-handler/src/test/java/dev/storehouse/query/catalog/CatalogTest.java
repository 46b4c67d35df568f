package dev.storehouse.query.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.local.aws.junit.MovableClock;
import dev.storehouse.query.TestTenants;
import dev.storehouse.query.guard.Catalogue;
import dev.storehouse.query.guard.RelationName;
import dev.storehouse.query.guard.RowCap;
import dev.storehouse.query.guard.Verdict;
import dev.storehouse.query.testing.RouteClient;
import dev.storehouse.query.testing.RouteClient.Reply;
import dev.storehouse.shared.config.Environment;
import dev.storehouse.shared.identity.Scope;
import dev.storehouse.warehouse.WarehouseModule;
import dev.storehouse.warehouse.tenant.Quota;
import dev.storehouse.warehouse.tenant.Tenant;
import dev.storehouse.wiring.SharedModule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(AwsExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class CatalogTest {

  private final MovableClock clock = new MovableClock(Instant.parse("2026-01-01T00:00:00Z"));
  private final TestTenants tenants;
  private final Catalogues catalogues;
  private final RouteClient client;

  CatalogTest(AwsSandbox aws) {
    tenants = new TestTenants(aws);
    Map<String, String> variables = new HashMap<>(aws.environment("QueryFunction"));
    variables.putAll(TestTenants.warehouse());
    Environment environment = new Environment(variables);
    SharedModule shared = SharedModule.of(environment, Clock.systemUTC());
    WarehouseModule warehouse =
        WarehouseModule.of(
            environment, shared.dynamoDb(), shared.enhanced(), shared.clock(), (id, e) -> {});
    catalogues = new Catalogues(warehouse.statements(), clock);
    client =
        RouteClient.of(
            new CatalogRoutes(
                    catalogues,
                    request -> warehouse.tenants().find(request.tenantId()).orElseThrow(),
                    shared.cursors())
                .routes());
  }

  private Tenant tenant(String... tables) {
    Tenant tenant = tenants.create(Quota.DEFAULT);
    for (String table : tables) {
      run("CREATE TABLE %s (id integer)", tenant, table);
    }
    return tenant;
  }

  /** Runs a statement as the administrator, with the qualified name of a relation in it. */
  private void run(String sql, Tenant tenant, String relation) {
    tenants.administrator(
        sql.formatted("\"%s\".%s".formatted(tenant.schema(), relation), user(tenant)));
  }

  private static String user(Tenant tenant) {
    return "\"" + tenant.databaseUser() + "\"";
  }

  private RouteClient as(Tenant tenant) {
    return client.key(tenant.tenantId(), Scope.CATALOG_READ);
  }

  private static String tables(Tenant tenant) {
    return "/v1/catalog/schemas/" + tenant.schema() + "/tables";
  }

  @Test
  void aTenantHasWhatItsUserMayReadAndNothingElse() {
    Tenant tenant = tenant("orders");
    Tenant other = tenant("theirs");
    run("CREATE TABLE %s (id integer)", tenant, "hidden");
    run("REVOKE SELECT ON %s FROM %s", tenant, "hidden");
    run("GRANT INSERT ON %s TO %s", tenant, "hidden");
    // A grant is worth nothing without the schema's.
    tenants.administrator(
        "GRANT SELECT ON \"%s\".theirs TO %s".formatted(other.schema(), user(tenant)));

    Catalogue catalogue = catalogues.of(tenant);

    assertThat(catalogue.searchPath()).containsExactly(tenant.schema(), "public");
    assertThat(catalogue.contains(new RelationName(tenant.schema(), "orders"))).isTrue();
    assertThat(catalogue.contains(new RelationName(tenant.schema(), "Orders"))).isFalse();
    assertThat(catalogue.contains(new RelationName(tenant.schema(), "hidden"))).isFalse();
    assertThat(catalogue.contains(new RelationName(other.schema(), "theirs"))).isFalse();
    assertThat(catalogue.contains(new RelationName("pg_catalog", "pg_class"))).isFalse();
    assertThat(catalogue.contains(new RelationName("information_schema", "tables"))).isFalse();
  }

  @Test
  void aGrantToEverybodyCountsToo() {
    Tenant tenant = tenant();
    String shared = "shared_" + tenant.tenantId();
    tenants.administrator(
        "CREATE TABLE public." + shared + " (id integer)",
        "GRANT SELECT ON public." + shared + " TO PUBLIC");
    assertThat(catalogues.of(tenant).contains(new RelationName("public", shared))).isTrue();
    assertThat(as(tenant).all("/v1/catalog/schemas", 1))
        .extracting(schema -> schema.get("name"))
        .contains(tenant.schema(), "public")
        .doesNotContain("pg_catalog", "information_schema")
        .isSorted();
  }

  @Test
  void aNewTableCanBeReadAtOnceButGuessingIsNotAnsweredByTheWarehouse() {
    Tenant tenant = tenant("orders");
    TenantGuard guard = new TenantGuard(catalogues);
    assertThat(check(guard, tenant, "SELECT * FROM orders")).isInstanceOf(Verdict.Accepted.class);
    run("CREATE TABLE %s (id integer)", tenant, "fresh");
    assertThat(check(guard, tenant, "SELECT * FROM fresh")).isInstanceOf(Verdict.Refused.class);
    clock.advance(PerTenant.PAUSE);
    assertThat(check(guard, tenant, "SELECT * FROM fresh")).isInstanceOf(Verdict.Accepted.class);
  }

  @Test
  void aTableThatWasTakenAwayIsGoneAfterAMinute() {
    Tenant tenant = tenant("orders");
    RelationName orders = new RelationName(tenant.schema(), "orders");
    assertThat(catalogues.of(tenant).contains(orders)).isTrue();
    run("REVOKE SELECT ON %s FROM %s", tenant, "orders");
    assertThat(catalogues.of(tenant).contains(orders)).isTrue();
    clock.advance(Duration.ofMinutes(10));
    assertThat(catalogues.of(tenant).contains(orders)).isFalse();
  }

  private static Verdict check(TenantGuard guard, Tenant tenant, String sql) {
    return guard.check(tenant, sql, List.of(), new RowCap.AtMost(10));
  }

  @Test
  void theListsAreSortedAndPaged() {
    Tenant tenant = tenant("c", "a", "b");
    run("CREATE VIEW %s AS SELECT 1 AS one", tenant, "d");
    for (int limit : List.of(1, 2, 3, 4, 100)) {
      assertThat(as(tenant).all(tables(tenant), limit))
          .extracting(table -> table.get("name") + " " + table.get("type"))
          .containsExactly("a table", "b table", "c table", "d view");
    }
    assertThat(as(tenant).get(tables(tenant)).items().getFirst())
        .isEqualTo(Map.of("schema", tenant.schema(), "name", "a", "type", "table"));
  }

  @Test
  void aCursorOfAnotherListIsRefused() {
    Tenant tenant = tenant("a", "b");
    Tenant other = tenant("a", "b");
    String cursor = as(tenant).get(tables(tenant) + "?limit=1").nextCursor().orElseThrow();
    assertThat(as(other).get(tables(other) + "?cursor=" + cursor).code())
        .isEqualTo("INVALID_CURSOR");
  }

  @Test
  void aTableTellsItsColumns() {
    Tenant tenant = tenant();
    run(
        "CREATE TABLE %s (id bigint NOT NULL, price numeric(12,2), name varchar(40), code char(3),"
            + " small smallint, done boolean, at timestamptz, ratio double precision)",
        tenant, "wide");
    Reply table = as(tenant).get(tables(tenant) + "/wide").expect(200);
    assertThat(table.json())
        .containsEntry("schema", tenant.schema())
        .containsEntry("name", "wide")
        .containsEntry("type", "table");
    assertThat(table.json().get("columns"))
        .isEqualTo(
            List.of(
                column(1, "id", "int8", false, Map.of("precision", 19, "scale", 0)),
                column(2, "price", "numeric", true, Map.of("precision", 12, "scale", 2)),
                column(3, "name", "varchar", true, Map.of("length", 40)),
                column(4, "code", "bpchar", true, Map.of("length", 3)),
                column(5, "small", "int2", true, Map.of("precision", 5, "scale", 0)),
                column(6, "done", "bool", true, Map.of()),
                column(7, "at", "timestamptz", true, Map.of()),
                column(8, "ratio", "float8", true, Map.of())));
  }

  private static Map<String, Object> column(
      int ordinal, String name, String type, boolean nullable, Map<String, Object> measures) {
    Map<String, Object> column =
        new HashMap<>(Map.of("ordinal", ordinal, "name", name, "type", type, "nullable", nullable));
    column.putAll(measures);
    return column;
  }

  @Test
  void whatIsNotThereAndWhatOthersHaveAreTheSame() {
    Tenant tenant = tenant("mine");
    Tenant other = tenant("theirs");
    Reply foreign = as(tenant).get(tables(other)).expect(404);
    Reply missing = as(tenant).get("/v1/catalog/schemas/nowhere/tables").expect(404);
    assertThat(foreign.code()).isEqualTo("SCHEMA_NOT_FOUND").isEqualTo(missing.code());
    assertThat(foreign.text("detail")).isEqualTo(missing.text("detail"));
    for (String path :
        List.of(
            tables(other) + "/theirs",
            tables(tenant) + "/theirs",
            tables(tenant) + "/Mine",
            "/v1/catalog/schemas/pg_catalog/tables/pg_class",
            "/v1/catalog/schemas/information_schema/tables/tables")) {
      assertThat(as(tenant).get(path).expect(404).code()).isEqualTo("TABLE_NOT_FOUND");
    }
  }

  @Test
  void anEmptySchemaIsThere() {
    Tenant tenant = tenant();
    assertThat(as(tenant).get(tables(tenant)).expect(200).items()).isEmpty();
  }

  @Test
  void theCatalogueNeedsItsScope() {
    Tenant tenant = tenant();
    assertThat(client.key(tenant.tenantId(), Scope.QUERY_RUN).get("/v1/catalog/schemas").code())
        .isEqualTo("INSUFFICIENT_SCOPE");
    assertThat(client.get("/v1/catalog/schemas").status()).isEqualTo(401);
  }
}
