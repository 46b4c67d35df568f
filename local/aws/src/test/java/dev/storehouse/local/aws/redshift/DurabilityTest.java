package dev.storehouse.local.aws.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.ExecutionMode;
import software.amazon.awssdk.services.redshiftdata.model.Field;
import software.amazon.awssdk.services.redshiftdata.model.ResourceNotFoundException;
import software.amazon.awssdk.services.redshiftdata.model.SessionStatusString;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;
import software.amazon.awssdk.services.redshiftdata.model.SubStatementData;

/** What outlives an engine that is killed, with a data directory. */
class DurabilityTest {

  @TempDir Path directory;

  private static String execute(
      RedshiftDataClient client, String sql, Consumer<ExecuteStatementRequest.Builder> more) {
    return client
        .executeStatement(
            request -> {
              request.workgroupName("storehouse").database("dev").sql(sql).waitTimeSeconds(1);
              more.accept(request);
            })
        .id();
  }

  private static String insert(RedshiftDataClient client, int number) {
    return execute(
        client,
        "INSERT INTO numbers VALUES (%d)".formatted(number),
        request -> request.clientToken("insert-" + number));
  }

  private static DescribeStatementResponse end(RedshiftDataClient client, String id) {
    return client.describeStatement(request -> request.id(id).waitTimeSeconds(30));
  }

  private static List<Long> numbers(RedshiftDataClient client) {
    String id = execute(client, "SELECT n FROM numbers ORDER BY n", request -> {});
    assertThat(end(client, id).status()).isEqualTo(StatusString.FINISHED);
    return client.getStatementResult(request -> request.id(id)).records().stream()
        .map(List::getFirst)
        .map(Field::longValue)
        .toList();
  }

  @Test
  void tellsTheTruthOfEachStatementAfterAKill() throws Exception {
    Map<String, String> ids = new HashMap<>();
    String session;
    try (EngineProcess engine = EngineProcess.start(directory)) {
      RedshiftDataClient client = engine.client();
      end(client, execute(client, "CREATE TABLE numbers (n int)", request -> {}));
      ids.put("finished", insert(client, 1));
      end(client, ids.get("finished"));
      ids.put("result", execute(client, "SELECT n, 'x' AS x FROM numbers", request -> {}));
      end(client, ids.get("result"));
      session =
          client
              .executeStatement(
                  request ->
                      request
                          .workgroupName("storehouse")
                          .database("dev")
                          .sql("SELECT 1")
                          .waitTimeSeconds(30)
                          .sessionKeepAliveSeconds(3600))
              .sessionId();
      engine.faults("{\"delay_ms\":{\"PICKED\":600000}}");
      ids.put("picked", insert(client, 2));
      engine.faults("{\"delay_ms\":{\"COMMITTING\":600000}}");
      ids.put("committing", insert(client, 3));
      engine.faults("{\"delay_ms\":{\"COMMITTED\":600000}}");
      ids.put("committed", insert(client, 4));
      engine.faults("{}");
      ids.put(
          "running",
          execute(
              client,
              "INSERT INTO numbers SELECT 5 FROM (SELECT pg_sleep(600)) s",
              request -> request.clientToken("insert-5")));
      ids.put(
          "batch",
          client
              .batchExecuteStatement(
                  request ->
                      request
                          .workgroupName("storehouse")
                          .database("dev")
                          .executionMode(ExecutionMode.AUTO_COMMIT)
                          .waitTimeSeconds(1)
                          .sqls(
                              "INSERT INTO numbers VALUES (6)",
                              "SELECT pg_sleep(600)",
                              "INSERT INTO numbers VALUES (7)"))
              .id());
      engine.kill();
    }

    try (EngineProcess engine = EngineProcess.start(directory)) {
      RedshiftDataClient client = engine.client();
      for (int i = 1; i < 5; i++) {
        assertThat(ids).containsValue(insert(client, i));
      }
      assertThat(execute(client, "SELECT 1", request -> request.clientToken("insert-5")))
          .isEqualTo(ids.get("running"));
      assertThat(end(client, ids.get("picked")).status()).isEqualTo(StatusString.FINISHED);
      assertThat(end(client, ids.get("committing")).status()).isEqualTo(StatusString.FINISHED);
      assertThat(numbers(client)).containsExactly(1L, 2L, 3L, 4L, 6L);
      assertThat(end(client, ids.get("finished")).status()).isEqualTo(StatusString.FINISHED);
      assertThat(end(client, ids.get("finished")).resultRows()).isEqualTo(1);
      assertThat(client.getStatementResult(request -> request.id(ids.get("result"))).records())
          .containsExactly(List.of(Field.fromLongValue(1L), Field.fromStringValue("x")));
      assertThat(end(client, ids.get("committed")).status()).isEqualTo(StatusString.FINISHED);
      assertThat(end(client, ids.get("committed")).resultRows()).isEqualTo(1);
      assertThat(
              client.describeStatement(request -> request.id(ids.get("running"))).statusAsString())
          .isIn("SUBMITTED", "PICKED", "STARTED");
      assertThat(end(client, ids.get("batch")).subStatements())
          .extracting(SubStatementData::statusAsString)
          .containsExactly("FINISHED", "FAILED", "FAILED");
      assertThat(client.listSessions(request -> request.sessionId(session)).sessions())
          .singleElement()
          .satisfies(data -> assertThat(data.status()).isEqualTo(SessionStatusString.CLOSED));
      assertThatThrownBy(() -> client.executeStatement(r -> r.sessionId(session).sql("SELECT 1")))
          .isInstanceOf(ResourceNotFoundException.class);
    }
  }

  @Test
  void runsNothingTwiceAndLosesNothingWhereverItIsKilled() throws Exception {
    long seed = Long.getLong("storehouse.fuzz.seed", 20_261_125);
    System.out.println("storehouse.fuzz.seed=" + seed);
    Random random = new Random(seed);
    Map<Integer, String> ids = new ConcurrentHashMap<>();
    int next = 0;
    for (int round = 0; round < 2; round++) {
      try (EngineProcess engine = EngineProcess.start(directory)) {
        RedshiftDataClient client = engine.client();
        end(client, execute(client, "CREATE TABLE IF NOT EXISTS numbers (n int)", request -> {}));
        CountDownLatch answered = new CountDownLatch(1 + random.nextInt(40));
        try (ExecutorService clients = Executors.newFixedThreadPool(4)) {
          for (int i = 0; i < 50; i++) {
            int number = next++;
            clients.submit(
                () -> {
                  ids.put(number, insert(client, number));
                  answered.countDown();
                });
          }
          clients.shutdown();
          assertThat(answered.await(60, TimeUnit.SECONDS)).isTrue();
          engine.kill();
          clients.shutdownNow();
        }
      } catch (SdkException e) {
        throw new AssertionError("the first statement of round " + round, e);
      }
    }

    try (EngineProcess engine = EngineProcess.start(directory)) {
      RedshiftDataClient client = engine.client();
      List<Long> finished = new ArrayList<>();
      for (Map.Entry<Integer, String> sent : ids.entrySet()) {
        assertThat(insert(client, sent.getKey())).isEqualTo(sent.getValue());
      }
      for (int number = 0; number < next; number++) {
        assertThat(end(client, insert(client, number)).status()).isEqualTo(StatusString.FINISHED);
        finished.add((long) number);
      }
      assertThat(numbers(client)).isEqualTo(finished);
    }
  }
}
