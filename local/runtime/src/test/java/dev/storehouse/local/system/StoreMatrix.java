package dev.storehouse.local.system;

import dev.storehouse.local.LocalSystem;
import dev.storehouse.local.system.ApiClient.Answer;
import dev.storehouse.local.system.Caller.Standing;
import dev.storehouse.local.system.People.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The matrix of the store's API: users and administrators. */
final class StoreMatrix {

  private static final String ROWS =
      """
      200 GET /health
      200 GET /openapi.json
      200 GET /.well-known/jwks.json
      422 POST /auth/register
      422 POST /auth/login
      422 POST /auth/refresh
      422 POST /auth/logout
      200 GET /users/me
      412 PATCH /users/me
      412 DELETE /users/me
      422 PUT /users/me/password
      200 GET /users
      200 GET /users/{user_id}
      412 PATCH /users/{user_id}
      200 GET /products
      422 POST /products
      200 GET /products/{product_id}
      422 PUT /products/{product_id}
      412 PATCH /products/{product_id}
      412 DELETE /products/{product_id}
      200 GET /products/{product_id}/stock
      201 POST /products/{product_id}/stock
      400 POST /orders
      200 GET /orders
      200 GET /orders/{order_id}
      412 PATCH /orders/{order_id}
      200 POST /orders/{order_id}/cancel
      """;

  private final People people;
  private final ApiClient store;
  private final Person admin;
  private final Person owner;

  private StoreMatrix(LocalSystem system) {
    people = new People(system);
    store = ApiClient.at(system.storeUrl());
    admin = people.admin();
    owner = people.someone();
  }

  static AuthorizationMatrix of(LocalSystem system) {
    StoreMatrix matrix = new StoreMatrix(system);
    return new AuthorizationMatrix(
        matrix.store,
        matrix.store.contract("/openapi.json"),
        AuthorizationMatrix.rows(ROWS),
        matrix.callers(new TokenForge(system)),
        matrix.objects(),
        Set.of("order_id"));
  }

  private List<Caller> callers(TokenForge forge) {
    List<Caller> callers = new ArrayList<>();
    callers.add(Caller.nobody());
    forge.bad(owner).forEach((name, token) -> callers.add(Caller.bad(name, token)));
    callers.add(Caller.bad("logged out", people.loggedOut(people.someone()).accessToken()));
    Person disabled = people.disabled(people.someone());
    callers.add(Caller.of("disabled", Standing.REFUSED, disabled.accessToken()));
    callers.add(Caller.of("forged well", Standing.KNOWN, forge.good(owner)));
    callers.add(Caller.of("user", Standing.KNOWN, owner.accessToken()));
    callers.add(Caller.member("other user", Set.of(), false, people.someone().accessToken()));
    callers.add(Caller.of("admin", Standing.ADMIN, admin.accessToken()));
    return callers;
  }

  private Map<String, String> objects() {
    String productId =
        store
            .as(admin.accessToken())
            .post(
                "/products",
                Map.of(),
                Map.of("name", "Matrix", "category", "tests", "price", "1", "stock", 1))
            .expect(201)
            .text("product_id");
    Answer order =
        store
            .as(owner.accessToken())
            .post(
                "/orders",
                Map.of("idempotency-key", UUID.randomUUID().toString()),
                Map.of("items", List.of(Map.of("product_id", productId, "quantity", 1))))
            .expect(201);
    return Map.of(
        "product_id", productId, "order_id", order.text("order_id"), "user_id", owner.userId());
  }
}
