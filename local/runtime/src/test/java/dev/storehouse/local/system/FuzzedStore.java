package dev.storehouse.local.system;

import dev.storehouse.local.LocalSystem;
import dev.storehouse.local.contract.ApiContract;
import dev.storehouse.local.contract.Operation;
import dev.storehouse.local.system.ApiClient.Answer;
import dev.storehouse.local.system.People.Person;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The store under wrong requests. */
final class FuzzedStore implements FuzzTarget {

  private final People people;
  private final ApiClient store;
  private final ApiClient admin;
  private Person user;
  private final Map<String, List<String>> objects = new HashMap<>();

  FuzzedStore(LocalSystem system) {
    people = new People(system);
    store = ApiClient.at(system.storeUrl());
    admin = store.as(people.admin().accessToken());
    user = people.someone();
    objects.put("current_password", List.of(People.PASSWORD));
    objects.put("user_id", List.of(people.someone().userId()));
    objects.put("product_id", List.of(product()));
    order(product());
    objects.put("order_id", List.of(order(product())));
  }

  @Override
  public ApiContract contract() {
    return store.contract("/openapi.json");
  }

  @Override
  public ApiClient caller(Operation operation, RandomGenerator random) {
    return switch (random.nextInt(12)) {
      case 0 -> store;
      case 1 -> store.as("eyJhbGciOiJub25lIn0.e30.");
      case 2, 3 -> store.as(user.accessToken());
      default -> operation.path().contains("/me") ? store.as(user.accessToken()) : admin;
    };
  }

  @Override
  public Map<String, List<String>> objects() {
    return objects;
  }

  @Override
  public List<String> cursors() {
    return Stream.of("/products?limit=1", "/orders?limit=1", "/users?limit=1")
        .map(list -> admin.get(list).expect(200).text("next_cursor"))
        .toList();
  }

  @Override
  public void replaceWhatIsGone(FuzzedRequest request, Answer answer) {
    if (answer.status() >= 300) {
      return;
    }
    switch (request.method() + " " + request.operation().path()) {
      case "DELETE /users/me" -> user = people.someone();
      case "DELETE /products/{product_id}" -> objects.put("product_id", List.of(product()));
      case "POST /orders/{order_id}/cancel" -> objects.put("order_id", List.of(order(product())));
      default -> {}
    }
  }

  private String product() {
    return admin
        .post(
            "/products",
            Map.of(),
            Map.of("name", "Fuzz", "category", "fuzz", "price", "1", "stock", 1_000_000))
        .expect(201)
        .text("product_id");
  }

  private String order(String productId) {
    return admin
        .post(
            "/orders",
            Map.of("idempotency-key", UUID.randomUUID().toString()),
            Map.of("items", List.of(Map.of("product_id", productId, "quantity", 1))))
        .expect(201)
        .text("order_id");
  }
}
