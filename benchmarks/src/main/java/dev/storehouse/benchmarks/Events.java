package dev.storehouse.benchmarks;

import dev.storehouse.shared.json.Json;
import java.util.Map;
import java.util.UUID;

/** The events of the measured requests: the samples of {@code events/} with real identifiers. */
record Events(Repository repository, String productId, String userToken, String userId) {

  static Events of(Repository repository, Store store) {
    String token = store.userToken();
    return new Events(
        repository,
        store.product(1_000_000_000),
        token,
        String.valueOf(store.get("/users/me", token).get("user_id")));
  }

  String readProduct() {
    return sample("store-read-product");
  }

  /** Another order each time: an idempotency key of its own. */
  String placeOrder() {
    return sample("store-place-order")
        .replaceAll("(\"idempotency-key\": )\"[^\"]*\"", "$1\"" + UUID.randomUUID() + "\"");
  }

  String authorize() {
    return sample("authorizer-http");
  }

  /** A request of the customer that no sample makes. */
  String request(String method, String path, String query, String body) {
    return Json.write(
        Map.of(
            "version",
            "2.0",
            "routeKey",
            "$default",
            "rawPath",
            path,
            "rawQueryString",
            query,
            "headers",
            Map.of("content-type", "application/json"),
            "requestContext",
            Map.of(
                "stage", "$default",
                "http", Map.of("method", method, "path", path, "sourceIp", "203.0.113.10"),
                "authorizer",
                    Map.of(
                        "lambda",
                        Map.of(
                            "principal_id", userId,
                            "role", "user",
                            "scope", "",
                            "login_id", "lgn_01k8z5y2c3d4e5f6g7h8j9k0m1"))),
            "body",
            body,
            "isBase64Encoded",
            false));
  }

  private String sample(String name) {
    return repository
        .event(name)
        .replaceAll("prd_[0-9a-z]{26}", productId)
        .replaceAll("usr_[0-9a-z]{26}", userId)
        .replace("ACCESS_TOKEN", userToken);
  }
}
