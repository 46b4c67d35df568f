package dev.storehouse.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.LocalSystem;
import dev.storehouse.local.system.HttpStore.Answer;
import dev.storehouse.local.system.People.Person;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Wrong requests over every operation: none makes the store fail, and every answer is one that the
 * contract knows. {@code -Dstorehouse.fuzz.seed} takes another way, {@code
 * -Dstorehouse.fuzz.requests} sets its length.
 */
@ExtendWith(SystemExtension.class)
class FuzzTest {

  private static final int REQUESTS = Integer.getInteger("storehouse.fuzz.requests", 1_500);
  private static final long SEED = Long.getLong("storehouse.fuzz.seed", 20_261_125);
  private static final int REPORTED = 20;

  /** What the gateway answers of its own accord. */
  private static final Set<Integer> OF_GATEWAY = Set.of(400, 401, 403, 413, 429, 431);

  private final People people;
  private final HttpStore store;
  private final ApiContract contract;
  private final Person admin;
  private Person user;
  private final Map<String, String> objects = new HashMap<>();

  FuzzTest(LocalSystem system) {
    people = new People(system);
    store = HttpStore.at(system.storeUrl());
    contract = ApiContract.of(store);
    admin = people.admin();
    user = people.someone();
    objects.put("current_password", People.PASSWORD);
    objects.put("user_id", people.someone().userId());
    objects.put("product_id", product());
    order(product());
    objects.put("order_id", order(product()));
  }

  @Test
  void noRequestMakesTheStoreFailOrBreakItsContract() {
    List<Operation> operations = contract.operations();
    RequestGenerator generator = new RequestGenerator(contract, objects, cursors());
    List<String> failures = new ArrayList<>();
    for (int i = 0; i < REQUESTS && failures.size() < REPORTED; i++) {
      Random random = new Random(SEED + i);
      FuzzedRequest request = generator.next(operations.get(i % operations.size()), random);
      Answer answer = send(request, random);
      for (String violation : violations(request, answer)) {
        failures.add(
            "%n%s: %s%n  %s%n  %s".formatted(request.operation(), violation, request, answer));
      }
      replaceWhatIsGone(request, answer);
    }
    assertThat(failures).as("storehouse.fuzz.seed=%d", SEED).isEmpty();
  }

  private Answer send(FuzzedRequest request, Random random) {
    HttpStore client =
        switch (random.nextInt(12)) {
          case 0 -> store;
          case 1 -> store.as("eyJhbGciOiJub25lIn0.e30.");
          case 2, 3 -> store.as(user.accessToken());
          default ->
              store.as(
                  request.operation().path().contains("/me")
                      ? user.accessToken()
                      : admin.accessToken());
        };
    return client.send(request.method(), request.target(), request.headers(), request.body());
  }

  private List<String> violations(FuzzedRequest request, Answer answer) {
    if (answer.status() >= 500) {
      return List.of("status " + answer.status());
    }
    boolean isHead = request.method().equals("HEAD");
    if (!answer.isOfFunction()) {
      return OF_GATEWAY.contains(answer.status())
              && (isHead || answer.body().matches("\\{\"message\":\"[A-Za-z ]+\"}"))
          ? List.of()
          : List.of("not what a gateway answers");
    }
    if (request.isOfOperation()) {
      return contract.violations(request.operation(), answer);
    }
    return answer.status() >= 400 && !isHead ? contract.violationsOfProblem(answer) : List.of();
  }

  /** Some requests are right, and what they use up is no good for those that follow. */
  private void replaceWhatIsGone(FuzzedRequest request, Answer answer) {
    if (answer.status() >= 300) {
      return;
    }
    switch (request.method() + " " + request.operation().path()) {
      case "DELETE /users/me" -> user = people.someone();
      case "DELETE /products/{product_id}" -> objects.put("product_id", product());
      case "POST /orders/{order_id}/cancel" -> objects.put("order_id", order(product()));
      default -> {}
    }
  }

  private String product() {
    return store
        .as(admin.accessToken())
        .post(
            "/products",
            Map.of(),
            Map.of("name", "Fuzz", "category", "fuzz", "price", "1", "stock", 1_000_000))
        .expect(201)
        .text("product_id");
  }

  private String order(String productId) {
    return store
        .as(admin.accessToken())
        .post(
            "/orders",
            Map.of("idempotency-key", UUID.randomUUID().toString()),
            Map.of("items", List.of(Map.of("product_id", productId, "quantity", 1))))
        .expect(201)
        .text("order_id");
  }

  private List<String> cursors() {
    HttpStore shop = store.as(admin.accessToken());
    return List.of("/products?limit=1", "/orders?limit=1", "/users?limit=1").stream()
        .map(list -> shop.get(list).expect(200).text("next_cursor"))
        .toList();
  }
}
