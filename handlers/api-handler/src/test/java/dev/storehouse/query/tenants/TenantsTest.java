package dev.storehouse.query.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storehouse.http.Method;
import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.query.tenants.TenantsApi.Reply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(AwsExtension.class)
class TenantsTest {

  private static final String WAREHOUSE = "tenants";

  private final AwsSandbox aws;
  private final TenantsApi api;

  TenantsTest(AwsSandbox aws) {
    this.aws = aws;
    this.api = TenantsApi.of(aws, WAREHOUSE);
  }

  @Test
  void aNewTenantReadsItsOwnSchemaAndNothingElse() {
    Reply tenant = api.post(Map.of("name", "Grün & Söhne")).expect(201);
    Reply other = api.post(Map.of("name", "other", "schema", "other_party")).expect(201);

    assertThat(tenant.json())
        .containsEntry("schema", "grun_sohne")
        .containsEntry("status", "active")
        .containsEntry("pending", false)
        .containsEntry("database_user", tenant.text("tenant_id"));
    assertThat(api.get(tenant.path()).expect(200).json()).isEqualTo(tenant.json());
    assertThat(tenant.json().toString()).doesNotContain("password");
    api.administer("CREATE TABLE grun_sohne.later (id int)");
    api.administer("INSERT INTO grun_sohne.later VALUES (7)");
    String secret = tenant.text("secret_arn");
    assertThat(api.read(secret, "SELECT id FROM grun_sohne.later")).containsExactly("7");
    assertThat(api.read(secret, "SELECT current_user")).containsExactly(tenant.text("tenant_id"));
    assertThat(api.refused(secret, "INSERT INTO grun_sohne.later VALUES (8)")).isTrue();
    assertThat(api.refused(other.text("secret_arn"), "SELECT id FROM grun_sohne.later")).isTrue();
    assertThat(api.keys.tenants).contains(tenant.text("tenant_id"), other.text("tenant_id"));
  }

  @Test
  void noStatementHoldsAPassword() {
    Reply tenant = api.post(Map.of("name", "secretive")).expect(201);
    String password =
        api.shared
            .secretsManager()
            .getSecretValue(request -> request.secretId(tenant.text("secret_arn")))
            .secretString()
            .replaceAll(".*\"password\":\"([^\"]+)\".*", "$1");
    assertThat(password).hasSizeBetween(32, 64);
    assertThat(
            api.client
                .listStatementsPaginator(
                    request -> request.workgroupName(WAREHOUSE).database("dev").status("ALL"))
                .statements())
        .isNotEmpty()
        .noneMatch(statement -> statement.toString().contains(password));
  }

  @Test
  void sharedRelationsShowATenantItsOwnRows() {
    api.administer("CREATE SCHEMA shared_one");
    api.administer("CREATE TABLE shared_one.ledger (owner varchar(64), amount int)");
    Map<String, ?> shared =
        Map.of("schema", "shared_one", "table", "ledger", "owner_column", "owner");
    Reply first = api.post(Map.of("name", "sharer one", "shared", List.of(shared))).expect(201);
    Reply second = api.post(Map.of("name", "sharer two")).expect(201);
    api.administer(
        "INSERT INTO shared_one.ledger VALUES ('%s', 1), ('%s', 2), ('x', 3)"
            .formatted(first.text("tenant_id"), second.text("tenant_id")));

    String sql = "SELECT amount FROM shared_one.ledger";
    assertThat(api.read(first.text("secret_arn"), sql)).containsExactly("1");
    assertThat(api.refused(second.text("secret_arn"), sql)).isTrue();
    Reply changed =
        api.patch(second.path(), second.tag(), Map.of("shared", List.of(shared))).expect(200);
    assertThat(api.read(second.text("secret_arn"), sql)).containsExactly("2");
    api.patch(second.path(), changed.tag(), Map.of("shared", List.of())).expect(200);
    assertThat(api.refused(second.text("secret_arn"), sql)).isTrue();
    assertThat(api.read(first.text("secret_arn"), sql)).containsExactly("1");
  }

  @Test
  void whatIsNotThereCannotBeShared() {
    Map<String, ?> shared = Map.of("table", "nothing", "owner_column", "owner");
    assertThat(api.post(Map.of("name", "n", "shared", List.of(shared))).expect(422).text("errors"))
        .contains("shared[0]")
        .contains("NOT_FOUND");
  }

  @Test
  void theStoreIsReadByWhomItIsOpenTo() {
    Reply tenant = api.post(Map.of("name", "keeper", "reads_store", true)).expect(201);
    api.administer("CREATE TABLE store.orders (id int)");
    String secret = tenant.text("secret_arn");
    assertThat(api.read(secret, "SELECT id FROM store.orders")).isEmpty();
    api.patch(tenant.path(), tenant.tag(), Map.of("reads_store", false)).expect(200);
    assertThat(api.refused(secret, "SELECT id FROM store.orders")).isTrue();
  }

  @Test
  void schemasAreTakenOnce() {
    api.administer("CREATE SCHEMA somebody_elses");
    assertThat(api.post(Map.of("name", "a", "schema", "somebody_elses")).expect(409).text("code"))
        .isEqualTo("SCHEMA_TAKEN");
    api.post(Map.of("name", "a", "schema", "mine_alone")).expect(201);
    api.post(Map.of("name", "b", "schema", "mine_alone")).expect(409);
    for (String bad : List.of("public", "store", "pg_toast", "staging_ten_x", "A", "1", "")) {
      assertThat(api.post(Map.of("name", "c", "schema", bad)).status()).as(bad).isEqualTo(422);
    }
  }

  @Test
  void oneKeyMakesOneTenant() {
    Map<String, String> key = Map.of("idempotency-key", "once");
    Map<String, ?> body = Map.of("name", "once only");
    Reply first = api.call(Method.POST, "/v1/tenants", key, body).expect(201);
    Reply again = api.call(Method.POST, "/v1/tenants", key, body).expect(201);
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(again.headers()).containsEntry("Idempotency-Replayed", "true");
    assertThat(api.call(Method.POST, "/v1/tenants", key, Map.of("name", "x")).status())
        .isEqualTo(422);
  }

  @Test
  void grantsThatMeetThoseOfAnotherTenantAreRepeated() {
    Faulty faults = new Faulty();
    TenantsApi busy = new TenantsApi(aws, WAREHOUSE, Map.of(), faults);
    faults.meet(4);
    Reply reply = busy.post(Map.of("name", "busy", "reads_store", true)).expect(201);
    assertThat(busy.read(reply.text("secret_arn"), "SELECT 1")).containsExactly("1");
    faults.meet(5);
    assertThat(busy.post(Map.of("name", "busier")).expect(503).json())
        .containsEntry("code", "PROVISIONING_INCOMPLETE");
  }

  @Test
  void whateverInterruptsProvisioningAPatchOfNothingCarriesOn() {
    Faulty faults = new Faulty();
    TenantsApi frail = new TenantsApi(aws, WAREHOUSE, Map.of(), faults);
    faults.dieAfter(2);
    assertThatThrownBy(() -> frail.post(Map.of("name", "frail", "reads_store", true)))
        .isInstanceOf(Faulty.Death.class);
    Optional<Reply> done = Optional.empty();
    for (int statements = 3; done.isEmpty(); statements++) {
      Map<?, ?> tenant = newest(frail);
      assertThat(tenant.get("status")).isEqualTo("provisioning");
      faults.dieAfter(statements);
      done = unlessItDies(() -> frail.patch(pathOf(tenant), tagOf(tenant), Map.of()));
    }
    faults.live();

    Reply reply = done.get().expect(200);
    assertThat(reply.json()).containsEntry("status", "active").containsEntry("pending", false);
    assertThat(frail.read(reply.text("secret_arn"), "SELECT 1")).containsExactly("1");
    assertThat(frail.read(frail.bulkSecret(reply), "SELECT 1")).containsExactly("1");
  }

  @Test
  void whateverInterruptsRemovalADeleteCarriesOn() {
    Faulty faults = new Faulty();
    TenantsApi frail = new TenantsApi(aws, WAREHOUSE, Map.of(), faults);
    Reply reply = frail.post(Map.of("name", "fading", "reads_store", true)).expect(201);
    String tenantId = reply.text("tenant_id");
    assertThat(frail.refused(frail.bulkSecret(reply), "CREATE TABLE litter (id int)")).isFalse();
    Optional<Reply> done = Optional.empty();
    for (int statements = 0; done.isEmpty(); statements++) {
      Map<?, ?> tenant = frail.get(reply.path()).expect(200).json();
      faults.dieAfter(statements);
      done = unlessItDies(() -> frail.delete(pathOf(tenant), tagOf(tenant)));
    }
    faults.live();

    assertThat(done.get().expect(200).json()).containsEntry("schema_dropped", true);
    assertThat(
            frail.read(
                frail.administratorSecret,
                """
                SELECT usename FROM pg_user WHERE usename LIKE '%1$s%%'
                UNION ALL SELECT nspname FROM pg_namespace WHERE nspname LIKE '%%%1$s'"""
                    .formatted(tenantId)))
        .isEmpty();
  }

  private static Optional<Reply> unlessItDies(Supplier<Reply> call) {
    try {
      return Optional.of(call.get());
    } catch (Faulty.Death _) {
      return Optional.empty();
    }
  }

  private static Map<?, ?> newest(TenantsApi api) {
    return ((List<?>) api.get("/v1/tenants?limit=1").expect(200).json().get("items"))
        .stream().map(Map.class::cast).findFirst().orElseThrow();
  }

  private static String pathOf(Map<?, ?> tenant) {
    return "/v1/tenants/" + tenant.get("tenant_id");
  }

  private static String tagOf(Map<?, ?> tenant) {
    return "\"" + tenant.get("version") + "\"";
  }

  @Test
  void theSameKeyCarriesOnWhatWasInterrupted() {
    Faulty faults = new Faulty();
    TenantsApi frail = new TenantsApi(aws, WAREHOUSE, Map.of(), faults);
    Map<String, String> key = Map.of("idempotency-key", "carried-on");
    Map<String, ?> body = Map.of("name", "carried on");
    faults.dieAfter(5);
    assertThatThrownBy(() -> frail.call(Method.POST, "/v1/tenants", key, body))
        .isInstanceOf(Faulty.Death.class);
    faults.live();
    Reply done = frail.call(Method.POST, "/v1/tenants", key, body).expect(201);
    assertThat(done.json()).containsEntry("status", "active").containsEntry("schema", "carried_on");
    assertThat(frail.call(Method.POST, "/v1/tenants", key, body).expect(201).json())
        .isEqualTo(done.json());
  }

  @Test
  void aDeletedTenantIsGoneButItsDataStay() {
    Reply tenant = api.post(Map.of("name", "leaver", "reads_store", true)).expect(201);
    api.administer("CREATE TABLE leaver.kept (id int)");
    api.busy.add(tenant.text("tenant_id"));
    assertThat(api.delete(tenant.path(), tenant.tag()).expect(409).text("code"))
        .isEqualTo("TENANT_BUSY");
    api.busy.clear();
    assertThat(api.delete(tenant.path(), "\"99\"").status()).isEqualTo(412);
    assertThat(api.delete(tenant.path(), tenant.tag()).expect(200).json())
        .containsEntry("status", "deleted")
        .containsEntry("schema_dropped", false);

    api.get(tenant.path()).expect(404);
    api.patch(tenant.path(), "*", Map.of()).expect(404);
    assertThat(api.get("/v1/tenants?limit=100").text("items"))
        .doesNotContain(tenant.text("tenant_id"));
    assertThat(api.keys.tenants).doesNotContain(tenant.text("tenant_id"));
    assertThat(api.read(api.administratorSecret, "SELECT count(*) FROM leaver.kept"))
        .containsExactly("0");
    api.post(Map.of("name", "leaver")).expect(409);
  }

  @Test
  void aSchemaGoesWithItsTenantWhenThatIsSaid() {
    Reply tenant = api.post(Map.of("name", "dropped")).expect(201);
    api.administer("CREATE TABLE dropped.gone (id int)");
    assertThat(api.delete(tenant.path() + "?drop_schema=true", tenant.tag()).expect(200).json())
        .containsEntry("schema_dropped", true);
    api.post(Map.of("name", "dropped")).expect(201);
    api.delete(tenant.path() + "?drop=true", "*").expect(400);
  }

  @Test
  void aDisabledTenantKeepsEverything() {
    Reply tenant = api.post(Map.of("name", "paused")).expect(201);
    Reply paused =
        api.patch(tenant.path(), tenant.tag(), Map.of("status", "disabled", "name", "Paused"))
            .expect(200);
    assertThat(paused.json()).containsEntry("status", "disabled").containsEntry("name", "Paused");
    assertThat(paused.tag()).isEqualTo("\"3\"");
    api.patch(tenant.path(), tenant.tag(), Map.of("status", "active")).expect(412);
    api.patch(tenant.path(), paused.tag(), Map.of("status", "deleted")).expect(422);
    api.patch(tenant.path(), paused.tag(), Map.of("schema", "x")).expect(400);
    api.patch(tenant.path(), paused.tag(), Map.of("status", "active")).expect(200);
  }

  @Test
  void tenantsAreListedNewestFirst() {
    for (int i = 0; i < 3; i++) {
      api.post(Map.of("name", "listed", "schema", "listed_" + i)).expect(201);
    }
    assertThat(api.get("/v1/tenants?limit=3").expect(200).text("items"))
        .matches(".*listed_2.*listed_1.*listed_0.*");
  }
}
