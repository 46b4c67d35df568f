package dev.storehouse.query.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.query.QueryClient;
import dev.storehouse.query.QueryClient.Reply;
import dev.storehouse.query.TestTenants;
import dev.storehouse.warehouse.tenant.Quota;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(AwsExtension.class)
class QueriesTest {

  /** Runs for a second or two, and reads nothing. */
  private static final String SLOW =
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000000)"
          + " SELECT count(*) AS n FROM n";

  private final TestTenants tenants;
  private final QueryClient client;
  private final QueryClient elsewhere;
  private final QueryClient anotherTenant;

  QueriesTest(AwsSandbox aws) {
    tenants = new TestTenants(aws);
    QueryClient anyone = QueryClient.of(aws);
    String tenantId = tenants.create(Quota.DEFAULT).tenantId();
    client = anyone.tenant(tenantId);
    elsewhere = QueryClient.of(aws).tenant(tenantId);
    anotherTenant = anyone.tenant(tenants.create(Quota.DEFAULT).tenantId());
  }

  @Test
  void aQueryThatEndsInTimeIsAnsweredWithItsRows() {
    Reply reply = client.query("SELECT 1 AS one, 'a' AS letter, NULL AS nothing").expect(200);
    assertThat(reply.text("status")).isEqualTo("COMPLETED");
    assertThat(reply.rows())
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry("one", 1)
                    .containsEntry("letter", "a")
                    .containsEntry("nothing", null));
    assertThat(reply.object("metadata"))
        .containsEntry("row_count", 1)
        .containsEntry("truncated", false)
        .containsKeys("columns", "execution_time_ms", "queue_time_ms", "query_id");
    assertThat(reply.json()).containsEntry("next_cursor", null);
    assertThat(reply.header("RateLimit-Limit")).isPresent();
  }

  @Test
  void valuesLoseNothing() {
    Reply reply =
        client
            .query(
                "SELECT CAST(9007199254740993 AS bigint) AS big, CAST(12 AS bigint) AS small,"
                    + " CAST(0.10 AS decimal(20,2)) AS price, CAST(1.5 AS float8) AS half,"
                    + " true AS yes, CAST('2026-02-22' AS date) AS day, '' AS empty")
            .expect(200);
    assertThat(reply.rows().getFirst())
        .containsEntry("big", "9007199254740993")
        .containsEntry("small", 12)
        .containsEntry("price", "0.10")
        .containsEntry("yes", true)
        .containsEntry("day", "2026-02-22")
        .containsEntry("empty", "");
    assertThat(String.valueOf(reply.rows().getFirst().get("half"))).isEqualTo("1.5");
  }

  @Test
  void parametersOfEveryKindAreBound() {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("text", "it's :not 'SQL'");
    parameters.put("number", 41);
    parameters.put("flag", true);
    parameters.put("empty", "");
    parameters.put("nothing", null);
    Reply reply =
        client
            .post(
                "/v1/queries",
                Map.of(
                    "sql",
                    "SELECT :text AS t, :number + 1 AS n, :flag AS f, :empty AS e,"
                        + " CAST(:nothing AS integer) AS z",
                    "parameters",
                    parameters))
            .expect(200);
    assertThat(reply.rows().getFirst())
        .containsEntry("t", "it's :not 'SQL'")
        .containsEntry("n", 42)
        .containsEntry("f", true)
        .containsEntry("e", "")
        .containsEntry("z", null);
  }

  @Test
  void aQueryThatTakesLongerIsAJobWithTheSameId() {
    Reply begun = client.post("/v1/queries", Map.of("sql", SLOW, "wait_seconds", 0)).expect(202);
    String location = begun.header("Location").orElseThrow();
    assertThat(location).isEqualTo("/v1/jobs/" + begun.text("job_id"));
    assertThat(begun.header("Retry-After")).isPresent();

    Reply ended = client.get(location + "?wait_seconds=20").expect(200);
    assertThat(ended.text("status")).isEqualTo("COMPLETED");
    assertThat(client.get(location + "/results").expect(200).rows())
        .containsExactly(Map.of("n", 3_000_000));
  }

  @Test
  void nobodyWaitsForASessionThatAnotherFunctionHasTaken() {
    client.query("SELECT 1 AS one").expect(200);
    Reply slow = elsewhere.post("/v1/queries", Map.of("sql", SLOW, "wait_seconds", 0)).expect(202);

    client.query("SELECT 2 AS two").expect(200);
    Reply job = client.get("/v1/jobs/" + slow.text("job_id")).expect(200);
    assertThat(job.text("status")).isEqualTo("RUNNING");
  }

  @Test
  void theSameRequestRunsOnce() {
    Map<String, String> key = Map.of("idempotency-key", UUID.randomUUID().toString());
    Reply first =
        client.send("POST", "/v1/queries", key, Map.of("sql", "SELECT 1 AS one")).expect(200);
    Reply second =
        client.send("POST", "/v1/queries", key, Map.of("sql", "SELECT 1 AS one")).expect(200);
    assertThat(second.text("job_id")).isEqualTo(first.text("job_id"));
    assertThat(second.rows()).isEqualTo(first.rows());
    assertThat(second.header("Idempotency-Replayed")).contains("true");
    assertThat(
            client.send("POST", "/v1/queries", key, Map.of("sql", "SELECT 2")).expect(422).code())
        .isEqualTo("IDEMPOTENCY_MISMATCH");
  }

  @Test
  void aLargeResultComesInPagesThatLoseNoRow() {
    Reply page =
        client
            .post(
                "/v1/queries",
                Map.of(
                    "sql",
                    "WITH RECURSIVE n(i) AS"
                        + " (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)"
                        + " SELECT i, 'some text to fill the page' AS text FROM n ORDER BY i",
                    "max_bytes",
                    20_000))
            .expect(200);
    String results = "/v1/jobs/" + page.text("job_id") + "/results";
    List<Object> read = new ArrayList<>();
    int pages = 1;
    page.rows().forEach(row -> read.add(row.get("i")));
    assertThat(page.object("metadata"))
        .containsEntry("truncated_by", "max_bytes")
        .containsEntry("row_count", 3000);
    while (page.json().get("next_cursor") instanceof String cursor) {
      page = client.get(results + "?cursor=" + cursor).expect(200);
      page.rows().forEach(row -> read.add(row.get("i")));
      pages++;
    }
    assertThat(pages).isGreaterThan(5);
    assertThat(read).hasSize(3000).doesNotHaveDuplicates().startsWith(1, 2, 3).endsWith(3000);
    assertThat(client.get(results + "?cursor=AAAA").expect(400).code()).isEqualTo("INVALID_CURSOR");
  }

  @Test
  void moreRowsThanTheLimitAreCutOff() {
    Reply reply =
        client
            .post(
                "/v1/queries",
                Map.of("sql", "SELECT * FROM (VALUES (1), (2), (3)) AS v(i)", "limit", 2))
            .expect(200);
    assertThat(reply.rows()).hasSize(2);
    assertThat(reply.object("metadata"))
        .containsEntry("row_count", 2)
        .containsEntry("truncated", true)
        .containsEntry("truncated_by", "limit");
  }

  @Test
  void resultsCanBeReadAsLinesAndAsCsv() {
    String job =
        client
            .query("SELECT 1 AS a, 'x, \"y\"' AS b, '' AS c, NULL AS d")
            .expect(200)
            .text("job_id");
    Reply csv =
        client.get("/v1/jobs/" + job + "/results", Map.of("accept", "text/csv")).expect(200);
    assertThat(csv.body()).isEqualTo("a,b,c,d\r\n1,\"x, \"\"y\"\"\",\"\",\r\n");
    Reply lines =
        client
            .get("/v1/jobs/" + job + "/results", Map.of("accept", "application/x-ndjson"))
            .expect(200);
    assertThat(lines.body()).isEqualTo("{\"a\":1,\"b\":\"x, \\\"y\\\"\",\"c\":\"\",\"d\":null}\n");
    client.get("/v1/jobs/" + job + "/results", Map.of("accept", "image/png")).expect(406);
  }

  @Test
  void whatFailsInTheWarehouseIsTheCallersError() {
    Reply reply = client.query("SELECT 1 / 0").expect(400);
    assertThat(reply.code()).isEqualTo("SQL_ERROR");
    assertThat(reply.json())
        .containsEntry("layer", "warehouse")
        .containsEntry("sqlstate", "22012")
        .containsKey("job_id");
    Reply job = client.get("/v1/jobs/" + reply.text("job_id")).expect(200);
    assertThat(job.text("status")).isEqualTo("FAILED");
    assertThat(client.get("/v1/jobs/" + reply.text("job_id") + "/results").expect(409).code())
        .isEqualTo("JOB_WITHOUT_RESULT");
  }

  @Test
  void whatTheGuardRefusesNeverReachesTheWarehouse() {
    Reply reply = client.query("SELECT 1;\nDROP TABLE x").expect(400);
    assertThat(reply.json())
        .containsEntry("code", "SQL_ERROR")
        .containsEntry("layer", "guard")
        .containsKeys("line", "column", "sqlstate", "fence");
  }

  @Test
  void aJobCanBeCancelled() {
    String job =
        client
            .post("/v1/queries", Map.of("sql", SLOW, "wait_seconds", 0))
            .expect(202)
            .text("job_id");
    assertThat(client.delete("/v1/jobs/" + job, Map.of()).expect(200).text("status"))
        .isEqualTo("CANCELLED");
    assertThat(client.delete("/v1/jobs/" + job, Map.of()).expect(200).text("status"))
        .isEqualTo("CANCELLED");
  }

  @Test
  void aQueryIsCancelledAfterItsWaitIfTheCallerWantsThat() {
    Reply reply =
        client
            .post(
                "/v1/queries", Map.of("sql", SLOW, "wait_seconds", 0, "on_wait_timeout", "cancel"))
            .expect(200);
    assertThat(reply.text("status")).isEqualTo("CANCELLED");
  }

  @Test
  void whatIsOverTheShareWaitsAndWhatIsOverTheQueueIsRefused() {
    QueryClient small =
        new QueryClient(client.function(), client.caller())
            .tenant(tenants.create(new Quota(1, 2, 0, 100, 100, 60)).tenantId());
    Map<String, Object> slow = Map.of("sql", SLOW, "wait_seconds", 0);
    small.post("/v1/queries", slow).expect(202);
    Reply second = small.post("/v1/queries", slow).expect(202);
    Reply third = small.post("/v1/queries", slow).expect(202);
    assertThat(second.json()).containsEntry("status", "QUEUED").containsEntry("queue_position", 1);
    assertThat(third.json()).containsEntry("status", "QUEUED").containsEntry("queue_position", 2);
    Reply fourth = small.post("/v1/queries", slow).expect(429);
    assertThat(fourth.code()).isEqualTo("QUEUE_FULL");
    assertThat(fourth.header("Retry-After")).isPresent();

    assertThat(small.delete("/v1/jobs/" + third.text("job_id"), Map.of()).text("status"))
        .isEqualTo("CANCELLED");
    assertThat(small.get("/v1/jobs/" + second.text("job_id") + "?wait_seconds=20").text("status"))
        .isEqualTo("COMPLETED");
  }

  @Test
  void aLineOfManyMovesOnUntilAllHaveTheirRows() throws Exception {
    QueryClient small =
        new QueryClient(client.function(), client.caller())
            .tenant(tenants.create(new Quota(2, 50, 0, 100, 100, 60)).tenantId());
    List<Future<Reply>> answers = new ArrayList<>();
    try (ExecutorService callers = Executors.newFixedThreadPool(16)) {
      for (int i = 0; i < 16; i++) {
        String sql = "SELECT %d AS n".formatted(i);
        answers.add(
            callers.submit(
                () -> small.post("/v1/queries", Map.of("sql", sql, "wait_seconds", 20))));
      }
    }
    for (Future<Reply> answer : answers) {
      Reply reply = answer.get();
      assertThat(reply.status()).as(reply::body).isIn(200, 202);
      assertThat(small.get("/v1/jobs/" + reply.text("job_id") + "?wait_seconds=20").text("status"))
          .isEqualTo("COMPLETED");
    }
    assertThat(small.get("/v1/jobs?status=RUNNING").items()).isEmpty();
    assertThat(small.get("/v1/jobs?status=QUEUED").items()).isEmpty();
  }

  @Test
  void anotherTenantsJobIsNotThere() {
    String job = client.query("SELECT 1").expect(200).text("job_id");
    assertThat(anotherTenant.get("/v1/jobs/" + job).expect(404).code()).isEqualTo("JOB_NOT_FOUND");
    anotherTenant.get("/v1/jobs/" + job + "/results").expect(404);
    anotherTenant.delete("/v1/jobs/" + job, Map.of()).expect(404);
    assertThat(anotherTenant.get("/v1/jobs").expect(200).items()).isEmpty();
  }

  @Test
  void jobsAreListedTheNewestFirst() {
    String first = client.query("SELECT 1").expect(200).text("job_id");
    String second = client.query("SELECT 2").expect(200).text("job_id");
    assertThat(client.get("/v1/jobs?status=COMPLETED&limit=2").expect(200).items())
        .extracting(item -> item.get("job_id"))
        .containsExactly(second, first);
    client.get("/v1/jobs?status=NONSENSE").expect(422);
  }

  @Test
  void aDryRunTellsWhatWouldBecomeOfAQuery() {
    Reply reply =
        client.post("/v1/queries:explain", Map.of("sql", "SELECT upper('a') AS a")).expect(200);
    assertThat(reply.json())
        .containsEntry("verdict", "accepted")
        .containsEntry("functions", List.of("upper"))
        .containsKeys("sql", "fences", "limits", "plan", "relations");
    assertThat(
            client
                .post("/v1/queries:explain", Map.of("sql", "SELECT pg_sleep(1)"))
                .expect(200)
                .json())
        .containsEntry("verdict", "refused");
  }
}
