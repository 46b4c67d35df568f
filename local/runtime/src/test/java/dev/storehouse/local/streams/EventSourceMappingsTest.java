package dev.storehouse.local.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.storehouse.gateway.FunctionException;
import dev.storehouse.gateway.FunctionInvoker;
import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.service.functions.FunctionHost;
import dev.storehouse.service.functions.FunctionReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** From real streams to the function of the template, which fails and repeats as it is told. */
@ExtendWith(AwsExtension.class)
class EventSourceMappingsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MOST = 1_000;

  private final AwsSandbox aws;

  EventSourceMappingsTest(AwsSandbox aws) {
    this.aws = aws;
  }

  @Test
  void ninetyNineOfAHundredArePublishedThoughAllComesThriceAndTheFunctionCrashes()
      throws Exception {
    try (FunctionHost host = host();
        EventSourceMappings mappings =
            mappings(new Troubled(host), new Checkpoints(Optional.empty()))) {
      mappings.start();
      for (int i = 0; i < 100; i++) {
        put(order("f5_" + i, i == 41));
      }
      mappings.hint();
      await(() -> placed("f5_").size() == 99 && !aws.messaging().latestEvents(1).isEmpty());
      assertThat(placed("f5_")).hasSize(99).doesNotContain("f5_41");
      assertThat(ids("f5_")).hasSize(99);
    }
  }

  @Test
  void whatWasDeliveredIsNotDeliveredAgainAfterARestart(@TempDir Path directory) throws Exception {
    Optional<Path> file = Optional.of(directory.resolve("mappings.json"));
    put(order("restart_1", false));
    try (FunctionHost host = host();
        EventSourceMappings mappings = mappings(host, new Checkpoints(file))) {
      mappings.start();
      await(() -> count("restart_1") == 1);
      put(order("restart_2", false));
      mappings.hint();
      await(() -> count("restart_2") == 1);
      put(order("restart_3", false));
      mappings.hint();
      await(() -> count("restart_3") == 1);
    }
    try (FunctionHost host = host();
        EventSourceMappings mappings = mappings(host, new Checkpoints(file))) {
      mappings.start();
      put(order("restart_4", false));
      mappings.hint();
      await(() -> count("restart_4") == 1);
      assertThat(count("restart_1")).isEqualTo(1);
      assertThat(count("restart_2")).isEqualTo(1);
    }
  }

  /** Hands each batch over three times, and loses every fifth answer. */
  private static final class Troubled implements FunctionInvoker {

    private final AtomicInteger invocations = new AtomicInteger();
    private final FunctionInvoker functions;

    Troubled(FunctionInvoker functions) {
      this.functions = functions;
    }

    @Override
    public Set<String> functionNames() {
      return functions.functionNames();
    }

    @Override
    public byte[] invoke(String functionName, byte[] payload) throws FunctionException {
      functions.invoke(functionName, payload);
      functions.invoke(functionName, payload);
      byte[] answer = functions.invoke(functionName, payload);
      if (invocations.incrementAndGet() % 5 == 0) {
        throw new FunctionException("example.Crash", "after the work was done");
      }
      return answer;
    }
  }

  private FunctionHost host() {
    return new FunctionHost(new FunctionReader(aws.stack(), aws.clientEnvironment()).read());
  }

  private EventSourceMappings mappings(FunctionInvoker functions, Checkpoints checkpoints) {
    return new EventSourceMappings(
        aws.stack(),
        functions,
        aws.messaging(),
        new SourceClients(aws.databaseEndpoint()),
        checkpoints,
        InstantSource.system(),
        duration -> Thread.sleep(Math.min(duration.toMillis(), 20)));
  }

  private void put(Map<String, AttributeValue> order) {
    aws.dynamoDb().putItem(request -> request.tableName(aws.table("OrdersTable")).item(order));
  }

  private static Map<String, AttributeValue> order(String orderId, boolean isPoison) {
    Map<String, AttributeValue> order = new HashMap<>();
    order.put("order_id", fromS(orderId));
    order.put("user_id", fromS("usr_1"));
    order.put("items", fromL(List.of()));
    order.put("total_amount", fromN("1.5"));
    order.put("currency", fromS("EUR"));
    order.put("status", fromS("pending"));
    order.put("version", fromN("1"));
    if (!isPoison) {
      order.put("updated_at", fromS("2026-02-03T04:05:06Z"));
    }
    return order;
  }

  /** The ids of orders of the stack's bus that begin so. */
  private Set<String> placed(String prefix) {
    return details(prefix).stream()
        .map(detail -> (String) detail.get("order_id"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<Object> ids(String prefix) {
    return details(prefix).stream()
        .map(detail -> detail.get("event_id"))
        .collect(Collectors.toSet());
  }

  private int count(String orderId) {
    return details(orderId).size();
  }

  private List<? extends Map<?, ?>> details(String prefix) {
    String bus = aws.stack().resource("StoreEventBus").physicalId();
    return aws.messaging().latestEvents(MOST).stream()
        .filter(event -> event.get("event_bus").equals(bus))
        .map(event -> (Map<?, ?>) event.get("detail"))
        .filter(detail -> String.valueOf(detail.get("order_id")).startsWith(prefix))
        .toList();
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }
}
