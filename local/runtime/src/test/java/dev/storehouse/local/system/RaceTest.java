package dev.storehouse.local.system;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.storehouse.local.LocalSystem;
import dev.storehouse.local.system.ApiClient.Answer;
import dev.storehouse.local.system.People.Person;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Crowds at the door of the whole system; {@code -Dstorehouse.race.rounds} repeats them. */
@ExtendWith(SystemExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RaceTest {

  private static final int ROUNDS = Integer.getInteger("storehouse.race.rounds", 3);
  private static final int BUYERS = 200;

  /**
   * Each has a password hashed: a hundred keep two slow cores busy for as long as a call may take.
   */
  // Fewer: each hashes a password, and the function has 10 s for all of them on a busy machine.
  private static final int REGISTRATIONS = Integer.getInteger("storehouse.race.registrations", 20);

  private static final int CLIENTS = Integer.getInteger("storehouse.race.clients", 40);

  private static final int UNITS = 10;

  private final LocalSystem system;
  private final ApiClient store;
  private final ApiClient admin;
  private final Person customer;

  RaceTest(LocalSystem system) {
    this.system = system;
    People people = new People(system);
    store = ApiClient.at(system.storeUrl());
    admin = store.as(people.admin().accessToken());
    customer = people.someone();
  }

  @Test
  void aCrowdBuysWhatThereIsAndNoMore() throws Exception {
    List<ApiClient> buyers = buyers();
    for (int round = 0; round < ROUNDS; round++) {
      String product = product(UNITS);
      List<Answer> answers =
          AtOnce.run(
              BUYERS, i -> () -> order(buyers.get(i), product, UUID.randomUUID().toString()));
      assertThat(statuses(answers))
          .isEqualTo(Map.of(201, (long) UNITS, 409, (long) (BUYERS - UNITS)));
      assertThat(store.get("/products/" + product).json()).containsEntry("stock", 0);
      assertThat(admin.get("/products/" + product + "/stock?limit=100").items()).hasSize(1 + UNITS);
    }
  }

  @Test
  void aKeySentByManyPlacesOneOrder() throws Exception {
    String product = product(1_000);
    ApiClient buyer = store.as(customer.accessToken());
    String key = UUID.randomUUID().toString();
    List<Answer> answers = AtOnce.run(50, i -> () -> order(buyer, product, key));
    assertThat(statuses(answers).keySet()).isSubsetOf(201, 409).contains(201);
    assertThat(answers)
        .filteredOn(answer -> answer.status() == 201)
        .extracting(Answer::body)
        .containsOnly(order(buyer, product, key).expect(201).body());
    assertThat(answers)
        .filteredOn(answer -> answer.status() == 409)
        .allMatch(answer -> answer.text("code").equals("IDEMPOTENCY_IN_PROGRESS"));
    assertThat(store.get("/products/" + product).json()).containsEntry("stock", 999);
  }

  @Test
  void anAddressSentByManyRegistersOnce() throws Exception {
    Map<String, String> registration =
        Map.of("email", UUID.randomUUID() + "@example.com", "password", People.PASSWORD);
    List<Answer> answers =
        AtOnce.run(REGISTRATIONS, i -> () -> store.post("/auth/register", Map.of(), registration));
    assertThat(statuses(answers)).isEqualTo(Map.of(201, 1L, 409, REGISTRATIONS - 1L));
    assertThat(admin.get("/users?email=" + registration.get("email")).items()).hasSize(1);
  }

  /**
   * Users of their own, each with a token: copies of a registered one, as hashing that many
   * passwords takes its time.
   */
  private List<ApiClient> buyers() {
    DynamoDbClient tables = system.aws().database().client();
    String usersTable = system.stack().resource("UsersTable").physicalId();
    Map<String, AttributeValue> record =
        tables
            .getItem(
                get -> get.tableName(usersTable).key(Map.of("user_id", fromS(customer.userId()))))
            .item();
    TokenForge forge = new TokenForge(system);
    return IntStream.range(0, BUYERS)
        .mapToObj(
            i -> {
              Map<String, AttributeValue> copy = new HashMap<>(record);
              String userId = customer.userId() + "_" + i;
              copy.put("user_id", fromS(userId));
              tables.putItem(put -> put.tableName(usersTable).item(copy));
              Person buyer = new Person(userId, customer.version(), "", "", "");
              return store.as(forge.good(buyer));
            })
        .toList();
  }

  private String product(int stock) {
    return admin
        .post(
            "/products",
            Map.of(),
            Map.of("name", "Last ones", "category", "races", "price", "1", "stock", stock))
        .expect(201)
        .text("product_id");
  }

  private static Answer order(ApiClient buyer, String product, String key) {
    return buyer.post(
        "/orders",
        Map.of("idempotency-key", key),
        Map.of("items", List.of(Map.of("product_id", product, "quantity", 1))));
  }

  private static Map<Integer, Long> statuses(List<Answer> answers) {
    return answers.stream().collect(groupingBy(Answer::status, counting()));
  }
}
