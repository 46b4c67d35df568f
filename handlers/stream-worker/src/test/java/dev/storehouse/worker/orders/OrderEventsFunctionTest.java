package dev.storehouse.worker.orders;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.shared.config.Environment;
import dev.storehouse.shared.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Through real SDK clients to the bus and the topic of the local services. */
@ExtendWith(AwsExtension.class)
class OrderEventsFunctionTest {

  private static final int MOST = 1_000;
  private static final Pattern EXAMPLE = Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL);
  private static final Path ROOT = Path.of(System.getProperty("storehouse.root"));

  private final AwsSandbox aws;
  private final OrderEventsFunction function;
  private int before;

  OrderEventsFunctionTest(AwsSandbox aws) {
    this.aws = aws;
    Map<String, String> variables = new HashMap<>(aws.environment("OrderEventsFunction"));
    variables.put("ORDERS_TABLE", "storehouse-OrdersTable");
    variables.put("PRODUCTS_TABLE", "storehouse-ProductsTable");
    this.function = new OrderEventsFunction(new Environment(variables));
  }

  @BeforeEach
  void count() {
    before = onBus().size();
  }

  @AfterEach
  void endTrouble() {
    aws.messaging().refuse(event -> false);
  }

  @Test
  void whatIsSentIsWhatTheDocumentationShows() throws Exception {
    List<Map<String, Object>> examples = new ArrayList<>();
    Matcher example = EXAMPLE.matcher(Files.readString(ROOT.resolve("docs/events.md")));
    while (example.find()) {
      examples.add(Json.readObject(example.group(1)));
    }
    for (String sample : List.of("order-placed", "order-changed", "stock-low")) {
      assertThat(handle(sample(sample))).isEmpty();
    }
    assertThat(published())
        .map(
            event -> Map.of("detail-type", event.get("detail-type"), "detail", event.get("detail")))
        .map(Json::write)
        .isEqualTo(
            examples.stream()
                .map(it -> Map.of("detail-type", it.get("detail-type"), "detail", it.get("detail")))
                .map(Json::write)
                .toList());
    assertThat(published()).extracting("source").containsOnly("dev.storehouse.store");
  }

  @Test
  void lowStockIsOnTheTopicAsWell() throws Exception {
    handle(sample("stock-low"));
    Map<String, Object> message = aws.messaging().latestMessages(1).getFirst();
    assertThat(message.get("topic_arn"))
        .isEqualTo(aws.stack().resource("LowStockTopic").physicalId());
    assertThat(Json.readObject((String) message.get("message")))
        .isEqualTo(published().getLast().get("detail"));
  }

  @Test
  void stockThatWasLowAlreadyOrRisesIsNotTold() throws Exception {
    DynamodbEvent event = sample("stock-low");
    var change = event.getRecords().getFirst().getDynamodb();
    change.getOldImage().get("stock").setN("5");
    assertThat(handle(event)).isEmpty();
    change.getOldImage().get("stock").setN("3");
    assertThat(handle(event)).isEmpty();
    assertThat(published()).isEmpty();
  }

  @Test
  void aRemovedOrderAndOneWhoseStatusStaysAreNoEvents() throws Exception {
    DynamodbEvent event = sample("order-changed");
    event.getRecords().getFirst().getDynamodb().getNewImage().get("status").setS("pending");
    event.getRecords().getLast().getDynamodb().setNewImage(null);
    assertThat(handle(event)).isEmpty();
    assertThat(published()).isEmpty();
  }

  @Test
  void aBatchThatComesThriceHasTheSameIdsThrice() throws Exception {
    DynamodbEvent event = placed(25);
    for (int i = 0; i < 3; i++) {
      assertThat(handle(event)).isEmpty();
    }
    assertThat(published()).hasSize(75);
    assertThat(ids()).hasSize(25).allSatisfy((id, count) -> assertThat(count).isEqualTo(3));
  }

  @Test
  void onePoisonInAHundredKeepsNoOtherOrderBack() throws Exception {
    DynamodbEvent event = placed(100);
    event.getRecords().get(41).getDynamodb().getNewImage().remove("updated_at");
    assertThat(handle(event)).containsExactly("41");
    assertThat(ids()).hasSize(99);
  }

  @Test
  void whatTheBusRefusesIsReportedAndNothingLaterOfThatOrderIsPublished() throws Exception {
    DynamodbEvent event = sample("order-changed");
    event.getRecords().addAll(placed(12).getRecords());
    aws.messaging().refuse(refused -> refused.detailType().equals("OrderStatusChanged"));
    assertThat(handle(event)).containsExactly("100000000000000000002");
    assertThat(published()).hasSize(12).extracting("detail-type").containsOnly("OrderPlaced");
    aws.messaging().refuse(refused -> false);
    assertThat(handle(event)).isEmpty();
    assertThat(ids()).hasSize(14);
  }

  @Test
  void eventsTooLargeForOneRequestGoInSeveral() throws Exception {
    DynamodbEvent event = placed(10);
    for (DynamodbStreamRecord record : event.getRecords()) {
      record.getDynamodb().getNewImage().get("user_id").setS("u".repeat(60_000));
    }
    event
        .getRecords()
        .getLast()
        .getDynamodb()
        .getNewImage()
        .get("user_id")
        .setS("u".repeat(262_144));
    assertThat(handle(event)).containsExactly("9");
    assertThat(ids()).hasSize(9);
  }

  @Test
  void aChangeOfAnotherTableFails() throws Exception {
    DynamodbEvent event = sample("order-placed");
    event.getRecords().getFirst().setEventSourceARN("arn:aws:dynamodb:r:1:table/other/stream/x");
    assertThat(handle(event)).containsExactly("100000000000000000001");
  }

  private List<String> handle(DynamodbEvent event) {
    return function.handleRequest(event, null).getBatchItemFailures().stream()
        .map(BatchItemFailure::getItemIdentifier)
        .toList();
  }

  /** So many new orders, their sequence numbers from 0 on. */
  private static DynamodbEvent placed(int count) throws IOException {
    List<DynamodbStreamRecord> records = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      DynamodbStreamRecord record = sample("order-placed").getRecords().getFirst();
      record.getDynamodb().setSequenceNumber(Integer.toString(i));
      record.getDynamodb().getKeys().get("order_id").setS("ord_" + count + "_" + i);
      record.getDynamodb().getNewImage().get("order_id").setS("ord_" + count + "_" + i);
      records.add(record);
    }
    DynamodbEvent event = new DynamodbEvent();
    event.setRecords(records);
    return event;
  }

  private static DynamodbEvent sample(String name) throws IOException {
    byte[] json = Files.readAllBytes(ROOT.resolve("events/orders-" + name + ".json"));
    return LambdaEventSerializers.serializerFor(
            DynamodbEvent.class, OrderEventsFunctionTest.class.getClassLoader())
        .fromJson(new ByteArrayInputStream(json));
  }

  /** What this test has published, in order. */
  private List<Map<String, Object>> published() {
    List<Map<String, Object>> all = onBus();
    return all.subList(before, all.size());
  }

  /** How often each id was published. */
  private Map<Object, Integer> ids() {
    Map<Object, Integer> ids = new LinkedHashMap<>();
    published()
        .forEach(
            event -> ids.merge(((Map<?, ?>) event.get("detail")).get("event_id"), 1, Integer::sum));
    return ids;
  }

  private List<Map<String, Object>> onBus() {
    String bus = aws.stack().resource("StoreEventBus").physicalId();
    return aws.messaging().latestEvents(MOST).reversed().stream()
        .filter(event -> event.get("event_bus").equals(bus))
        .toList();
  }
}
