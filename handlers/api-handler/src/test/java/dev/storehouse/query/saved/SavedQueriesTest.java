package dev.storehouse.query.saved;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.http.Request;
import dev.storehouse.http.Response;
import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.query.TestTenants;
import dev.storehouse.query.catalog.Catalogues;
import dev.storehouse.query.catalog.TenantGuard;
import dev.storehouse.query.guard.Parameter;
import dev.storehouse.query.jobs.QuerySpec;
import dev.storehouse.query.testing.RouteClient;
import dev.storehouse.query.testing.RouteClient.Reply;
import dev.storehouse.shared.config.Environment;
import dev.storehouse.shared.identity.Scope;
import dev.storehouse.throttle.Permit;
import dev.storehouse.throttle.Rate;
import dev.storehouse.throttle.RateLimit;
import dev.storehouse.warehouse.WarehouseModule;
import dev.storehouse.warehouse.job.ResultShape.Format;
import dev.storehouse.warehouse.tenant.Quota;
import dev.storehouse.warehouse.tenant.Tenant;
import dev.storehouse.wiring.SharedModule;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(AwsExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class SavedQueriesTest {

  private static final String PATH = "/v1/saved-queries";
  private static final Map<String, String> NO_HEADERS = Map.of();

  private final Queue<QuerySpec> runs = new ConcurrentLinkedQueue<>();
  private final TestTenants tenants;
  private final RouteClient client;
  private final Tenant shop;

  SavedQueriesTest(AwsSandbox aws) {
    tenants = new TestTenants(aws);
    Map<String, String> variables = new HashMap<>(aws.environment("QueryFunction"));
    variables.putAll(TestTenants.warehouse());
    variables.put("SAVED_QUERIES_PER_TENANT", "4");
    Environment environment = new Environment(variables);
    SharedModule shared = SharedModule.of(environment, Clock.systemUTC());
    WarehouseModule warehouse =
        WarehouseModule.of(
            environment, shared.dynamoDb(), shared.enhanced(), shared.clock(), (id, e) -> {});
    client =
        RouteClient.of(
            new SavedQueriesModule(
                    shared,
                    new TenantGuard(new Catalogues(warehouse.statements(), shared.clock())),
                    this::ran,
                    RateLimit.perTenant(shared.buckets(), id -> new Rate(1000, 1000), "queries"),
                    request -> warehouse.tenants().find(request.tenantId()).orElseThrow())
                .routes());
    shop = tenant();
  }

  private Response ran(Request request, QuerySpec query, Permit permit) {
    runs.add(query);
    return Response.ok(Map.of("job_id", "job_1"));
  }

  private Tenant tenant() {
    Tenant tenant = tenants.create(Quota.DEFAULT);
    tenants.administrator(
        "CREATE TABLE \"%s\".orders (id integer, total numeric(12,2), at date)"
            .formatted(tenant.schema()));
    return tenant;
  }

  private RouteClient author(Tenant tenant) {
    return client.key(tenant.tenantId(), Scope.QUERY_SAVE);
  }

  private RouteClient runner(Tenant tenant) {
    return client.key(tenant.tenantId(), Scope.QUERY_RUN);
  }

  private static Map<String, Object> query(String name, String sql, Object... parameters) {
    return new HashMap<>(Map.of("name", name, "sql", sql, "parameters", List.of(parameters)));
  }

  private static Map<String, Object> without(Map<String, Object> body, String field) {
    Map<String, Object> less = new HashMap<>(body);
    less.remove(field);
    return less;
  }

  @Test
  void aNewQueryIsThereAtOnce() {
    Tenant tenant = tenant();
    Map<String, Object> body =
        query(
            "by_day",
            "SELECT * FROM orders WHERE at = :day AND total > :least",
            Map.of("name", "day", "type", "date", "required", true),
            Map.of("name", "least", "type", "decimal(12,2)", "default", 9.5));
    body.put("description", "Orders of a day");
    body.put("limit", 100);
    body.put("format", "arrays");

    Reply created = author(tenant).send("POST", PATH, NO_HEADERS, body).expect(201);

    assertThat(created.header("Location")).isEqualTo(PATH + "/by_day");
    assertThat(created.header("ETag")).isEqualTo("\"1\"");
    Reply read = author(tenant).get(PATH + "/by_day").expect(200);
    assertThat(read.json())
        .isEqualTo(created.json())
        .containsEntry("limit", 100)
        .containsEntry("format", "arrays")
        .containsEntry("description", "Orders of a day")
        .containsEntry("version", 1)
        .containsEntry(
            "parameters",
            List.of(
                Map.of("name", "day", "type", "date", "required", true),
                Map.of(
                    "name", "least",
                    "type", "decimal(12,2)",
                    "required", false,
                    "default", "9.5")));
    assertThat(author(tenant).get(PATH + "/by_day", Map.of("if-none-match", "\"1\"")).status())
        .isEqualTo(304);
  }

  @Test
  void aNameIsTakenOnceAndARepeatedRequestFindsItsReply() {
    Tenant tenant = tenant();
    Map<String, Object> body = query("once", "SELECT 1 AS one");
    Map<String, String> key = Map.of("idempotency-key", "k1");
    Reply first = author(tenant).send("POST", PATH, key, body).expect(201);
    Reply again = author(tenant).send("POST", PATH, key, body).expect(201);
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(author(tenant).send("POST", PATH, NO_HEADERS, body).expect(409).code())
        .isEqualTo("SAVED_QUERY_EXISTS");
  }

  @Test
  void aTenantHasSoManyAndNoMore() {
    Tenant tenant = tenant();
    for (String name : List.of("d", "b", "a", "c")) {
      author(tenant).send("POST", PATH, NO_HEADERS, query(name, "SELECT 1 AS one")).expect(201);
    }
    Map<String, Object> fifth = query("e", "SELECT 1 AS one");
    assertThat(author(tenant).send("POST", PATH, NO_HEADERS, fifth).expect(409).code())
        .isEqualTo("SAVED_QUERY_LIMIT");
    for (int limit : List.of(1, 2, 3, 4, 100)) {
      assertThat(author(tenant).all(PATH, limit))
          .extracting(item -> item.get("name"))
          .containsExactly("a", "b", "c", "d");
    }
    assertThat(author(tenant).get(PATH).items().getFirst()).doesNotContainKey("sql");
    author(tenant).delete(PATH + "/b", Map.of("if-match", "\"1\"")).expect(204);
    author(tenant).send("POST", PATH, NO_HEADERS, fifth).expect(201);
    assertThat(author(tenant).get(PATH + "/b").code()).isEqualTo("SAVED_QUERY_NOT_FOUND");
  }

  @Test
  void aChangeNeedsTheVersionThatWasSeen() {
    Tenant tenant = tenant();
    author(tenant).send("POST", PATH, NO_HEADERS, query("q", "SELECT 1 AS one")).expect(201);
    Map<String, Object> changed = without(query("q", "SELECT 2 AS two"), "name");
    String path = PATH + "/q";
    assertThat(author(tenant).send("PUT", path, NO_HEADERS, changed).status()).isEqualTo(428);
    Reply put = author(tenant).send("PUT", path, Map.of("if-match", "\"1\""), changed).expect(200);
    assertThat(put.header("ETag")).isEqualTo("\"2\"");
    assertThat(put.text("sql")).isEqualTo("SELECT 2 AS two");
    assertThat(author(tenant).send("PUT", path, Map.of("if-match", "\"1\""), changed).status())
        .isEqualTo(412);
    assertThat(author(tenant).delete(path, NO_HEADERS).status()).isEqualTo(428);
    assertThat(author(tenant).delete(path, Map.of("if-match", "\"1\"")).status()).isEqualTo(412);
    assertThat(
            author(tenant).send("PUT", PATH + "/other", Map.of("if-match", "*"), changed).status())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "sql":"DELETE FROM orders"                                          | 400 | SQL_ERROR
          "sql":"SELECT * FROM nowhere"                                       | 400 | RELATIONS
          "sql":"SELECT :undeclared"                                          | 400 | PARAMETERS
          "sql":"SELECT :p","parameters":[{"name":"p","type":"regclass"}]     | 400 | PARAMETERS
          "sql":"SELECT 1","parameters":[{"name":"p"}]                        | 422 | UNUSED
          "sql":"SELECT :p","parameters":[{"name":"p"},{"name":"p"}]          | 422 | REPEATED
          "sql":"SELECT :p","parameters":[{"name":"p-q"}]                     | 422 | INVALID_FORMAT
          "sql":"SELECT :p","parameters":[{"name":"p","required":1}]          | 422 | WRONG_TYPE
          "sql":"SELECT :p","parameters":[{"name":"p","default":[]}]          | 422 | WRONG_TYPE
          "sql":"SELECT :p","parameters":[{"name":"p","default":1e99}]        | 422 | OUT_OF_RANGE
          "sql":"SELECT :p","parameters":[{"name":"p","required":true,"default":1}] | 422 | NOT_ALLOWED
          "sql":"SELECT :p","parameters":[{"name":"p","colour":"red"}]        | 400 | UNKNOWN
          "sql":""                                                            | 422 | TOO_SHORT
          "sql":"SELECT 1","limit":0                                          | 422 | OUT_OF_RANGE
          "sql":"SELECT 1","wait_seconds":21                                  | 422 | OUT_OF_RANGE
          "sql":"SELECT 1","format":"xml"                                     | 422 | INVALID_FORMAT
          "sql":"SELECT 1","version":1                                        | 400 | READ_ONLY
          """)
  void whatAQueryCannotBe(String fields, int status, String code) {
    Reply refused =
        author(shop)
            .raw("POST", PATH, NO_HEADERS, "{\"name\":\"broken\"," + fields + "}")
            .expect(status);
    assertThat(refused.code() + refused.text("errors")).contains(code);
    assertThat(author(shop).get(PATH + "/broken").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({"Upper", "1st", "a b", "#count", "''"})
  void aNameIsPlain(String name) {
    Reply refused =
        author(shop).send("POST", PATH, NO_HEADERS, query(name, "SELECT 1 AS one")).expect(422);
    assertThat(refused.text("errors")).contains("name");
  }

  @Test
  void theLongestTextsFitAndLongerOnesAreToldSo() {
    Tenant tenant = tenant();
    String longest = "SELECT 1 AS one /*" + "é".repeat(99_900) + "*/";
    author(tenant)
        .send("POST", PATH, Map.of("idempotency-key", "long"), query("long", longest))
        .expect(201);
    assertThat(author(tenant).get(PATH + "/long").text("sql")).isEqualTo(longest);
    String longer = "SELECT 1 AS one /*" + "語".repeat(70_000) + "*/";
    assertThat(
            author(tenant)
                .send("POST", PATH, NO_HEADERS, query("longer", longer))
                .expect(422)
                .text("errors"))
        .contains("TOO_LONG");
  }

  @Test
  void aRunTakesValuesAndDefaultsAndNoSql() {
    Tenant tenant = tenant();
    Map<String, Object> body =
        query(
            "run_me",
            "SELECT * FROM orders WHERE at = :day AND total > :least AND id = :id",
            Map.of("name", "day", "type", "date", "required", true),
            Map.of("name", "least", "type", "decimal(12,2)", "default", "9.5"),
            Map.of("name", "id"));
    body.put("limit", 7);
    body.put("format", "arrays");
    body.put("wait_seconds", 3);
    body.put("statement_timeout_seconds", 30);
    author(tenant).send("POST", PATH, NO_HEADERS, body).expect(201);
    String path = PATH + "/run_me/runs";
    runs.clear();

    Reply plain =
        runner(tenant)
            .send("POST", path, NO_HEADERS, Map.of("parameters", Map.of("day", "2026-01-01")))
            .expect(200);

    assertThat(plain.text("job_id")).isEqualTo("job_1");
    QuerySpec spec = runs.remove();
    assertThat(spec.savedQuery()).contains("run_me");
    assertThat(spec.sql()).isEqualTo(body.get("sql"));
    assertThat(spec.parameters())
        .containsExactly(
            new Parameter("day", Optional.of("2026-01-01"), Optional.of("date")),
            new Parameter("least", Optional.of("9.5"), Optional.of("decimal(12,2)")),
            Parameter.ofNull("id"));
    assertThat(spec.shape().rowLimit()).isEqualTo(7);
    assertThat(spec.shape().format()).isEqualTo(Format.ARRAYS);
    assertThat(spec.waiting()).isEqualTo(Duration.ofSeconds(3));
    assertThat(spec.longest()).contains(Duration.ofSeconds(30));

    Map<String, Object> own =
        Map.of(
            "parameters",
            List.of(
                Map.of("name", "day", "value", "2026-01-02", "type", "varchar"),
                Map.of("name", "id", "value", 5)),
            "limit",
            9,
            "format",
            "objects",
            "wait_seconds",
            0,
            "tags",
            Map.of("team", "a"));
    runner(tenant).send("POST", path, NO_HEADERS, own).expect(200);
    spec = runs.remove();
    assertThat(spec.parameters())
        .contains(
            new Parameter("day", Optional.of("2026-01-02"), Optional.of("date")),
            new Parameter("id", Optional.of("5"), Optional.of("integer")));
    assertThat(spec.shape().rowLimit()).isEqualTo(9);
    assertThat(spec.shape().format()).isEqualTo(Format.OBJECTS);
    assertThat(spec.waiting()).isZero();
    assertThat(spec.tags()).containsEntry("team", "a");

    for (var wrong :
        Map.of(
                "{}", "REQUIRED",
                "{\"parameters\":{\"day\":null}}", "REQUIRED",
                "{\"parameters\":{\"day\":\"2026-01-01\",\"other\":1}}", "UNDECLARED")
            .entrySet()) {
      assertThat(
              runner(tenant)
                  .raw("POST", path, NO_HEADERS, wrong.getKey())
                  .expect(422)
                  .text("errors"))
          .contains(wrong.getValue());
    }
    assertThat(
            runner(tenant)
                .raw(
                    "POST",
                    path,
                    NO_HEADERS,
                    "{\"sql\":\"SELECT 1\",\"parameters\":{\"day\":\"2026-01-01\"}}")
                .expect(400)
                .code())
        .isEqualTo("UNKNOWN_FIELD");
    assertThat(runs).isEmpty();
  }

  @Test
  void whoMayOnlyRunNeitherReadsNorWrites() {
    Tenant tenant = tenant();
    author(tenant).send("POST", PATH, NO_HEADERS, query("q", "SELECT 1 AS one")).expect(201);
    RouteClient runner = runner(tenant);
    assertThat(runner.get(PATH).status()).isEqualTo(403);
    assertThat(runner.get(PATH + "/q").status()).isEqualTo(403);
    assertThat(runner.send("POST", PATH, NO_HEADERS, query("r", "SELECT 1")).status())
        .isEqualTo(403);
    assertThat(runner.delete(PATH + "/q", Map.of("if-match", "*")).status()).isEqualTo(403);
    runner.send("POST", PATH + "/q/runs", NO_HEADERS, Map.of()).expect(200);
    assertThat(author(tenant).send("POST", PATH + "/q/runs", NO_HEADERS, Map.of()).status())
        .isEqualTo(403);
  }

  @Test
  void anotherTenantsQueryIsNotThere() {
    Tenant tenant = tenant();
    Tenant other = tenant();
    author(other).send("POST", PATH, NO_HEADERS, query("theirs", "SELECT 1 AS one")).expect(201);
    Map<String, String> any = Map.of("if-match", "*");
    Map<String, Object> body = without(query("theirs", "SELECT 1 AS one"), "name");
    assertThat(author(tenant).get(PATH).items()).isEmpty();
    for (Reply reply :
        List.of(
            author(tenant).get(PATH + "/theirs"),
            author(tenant).get(PATH + "/%23count"),
            author(tenant).send("PUT", PATH + "/theirs", any, body),
            author(tenant).delete(PATH + "/theirs", any),
            runner(tenant).send("POST", PATH + "/theirs/runs", NO_HEADERS, Map.of()))) {
      assertThat(reply.expect(404).code()).isEqualTo("SAVED_QUERY_NOT_FOUND");
    }
  }
}
