package dev.storehouse.query.keys;

import dev.storehouse.http.Application;
import dev.storehouse.query.testing.RouteClient;
import dev.storehouse.query.testing.RouteClient.Reply;
import dev.storehouse.shared.identity.Principal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Calls {@code /v1/api-keys} as one caller. Headers are names and values in turn. Immutable. */
record KeyClient(RouteClient client) {

  KeyClient(Application application, Principal caller) {
    this(new RouteClient(application, Optional.of(caller)));
  }

  Reply create(Map<String, ?> body, String... headers) {
    return client.send("POST", "/v1/api-keys", map(headers), body);
  }

  Reply rotate(String keyId, String body, String... headers) {
    return client.raw("POST", "/v1/api-keys/" + keyId + "/rotate", map(headers), body);
  }

  Reply revoke(String keyId, String... headers) {
    return client.delete("/v1/api-keys/" + keyId, map(headers));
  }

  Reply list(Map<String, String> query) {
    return client.get(
        "/v1/api-keys"
            + query.entrySet().stream()
                .map(Map.Entry::toString)
                .collect(Collectors.joining("&", query.isEmpty() ? "" : "?", "")));
  }

  private static Map<String, String> map(String... headers) {
    Map<String, String> map = new HashMap<>();
    for (int i = 0; i < headers.length; i += 2) {
      map.put(headers[i], headers[i + 1]);
    }
    return map;
  }
}
