package dev.storehouse.query.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.query.tenants.TenantsApi.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(AwsExtension.class)
class TenantConcurrencyTest {

  private static final int LIMIT = 20;
  private static final int RACERS = 6;

  private final TenantsApi api;

  TenantConcurrencyTest(AwsSandbox aws) {
    api =
        new TenantsApi(
            aws,
            "tenants",
            Map.of("WAREHOUSE_STATEMENT_LIMIT", Integer.toString(LIMIT)),
            new Faulty());
  }

  private Reply post(String name, int concurrency) {
    return api.post(Map.of("name", name, "quota", Map.of("concurrency", concurrency)));
  }

  @Test
  void concurrencyAddsUpToNoMoreThanTheWarehouseTakes() throws Exception {
    Reply over = post("too wide", LIMIT + 1).expect(409);
    assertThat(over.text("code")).isEqualTo("CONCURRENCY_EXHAUSTED");
    assertThat(over.text("left")).isEqualTo("20");

    List<Reply> made = race();
    assertThat(made).hasSize(2);
    assertThat(post("late", 5).expect(409).text("left")).isEqualTo("4");

    Reply first = made.getFirst();
    Map<String, ?> wider = Map.of("quota", Map.of("concurrency", 13));
    assertThat(api.patch(first.path(), first.tag(), wider).expect(409).text("left")).isEqualTo("4");
    Reply narrow =
        api.patch(first.path(), first.tag(), Map.of("quota", Map.of("concurrency", 1))).expect(200);
    assertThat(narrow.text("quota")).contains("concurrency=1,").contains("queue_depth=100");
    assertThat(post("late", 12).expect(409).text("left")).isEqualTo("11");
    api.delete(first.path(), narrow.tag()).expect(200);
    post("late", 12).expect(201);
  }

  /** Each wants eight of twenty. */
  private List<Reply> race() throws Exception {
    List<Reply> made = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Reply>> racers = new ArrayList<>();
      for (int i = 0; i < RACERS; i++) {
        String name = "racer " + i;
        racers.add(threads.submit(() -> post(name, 8)));
      }
      for (Future<Reply> racer : racers) {
        Reply reply = racer.get();
        if (reply.status() == 201) {
          made.add(reply);
        } else {
          reply.expect(409);
        }
      }
    }
    return made;
  }
}
