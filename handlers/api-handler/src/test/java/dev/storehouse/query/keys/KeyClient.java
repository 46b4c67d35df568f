package dev.storehouse.query.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.http.Application;
import dev.storehouse.http.Incoming;
import dev.storehouse.http.Response;
import dev.storehouse.shared.identity.Principal;
import dev.storehouse.shared.identity.authentication.Authentication;
import dev.storehouse.shared.json.Json;
import dev.storehouse.shared.json.JsonSyntaxException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calls the API as one caller. Immutable. */
record KeyClient(Application application, Principal caller) {

  /** An answer with its document. */
  record Reply(Response response) {

    Reply expect(int status) {
      assertThat(response.status()).as(response.toString()).isEqualTo(status);
      return this;
    }

    Map<String, @Nullable Object> json() {
      try {
        return Json.readObject(response.body().orElseThrow());
      } catch (JsonSyntaxException e) {
        throw new AssertionError(e);
      }
    }

    String text(String name) {
      return (String) json().get(name);
    }

    @SuppressWarnings("unchecked")
    List<Map<String, Object>> items() {
      return (List<Map<String, Object>>) json().get("items");
    }
  }

  Reply create(Map<String, ?> body, String... headers) {
    return send("POST", "/v1/api-keys", Json.write(body), headers);
  }

  Reply rotate(String keyId, String body, String... headers) {
    return send("POST", "/v1/api-keys/" + keyId + "/rotate", body, headers);
  }

  Reply revoke(String keyId, String... headers) {
    return send("DELETE", "/v1/api-keys/" + keyId, "", headers);
  }

  Reply list(Map<String, String> query) {
    return send("GET", "/v1/api-keys", query, "");
  }

  private Reply send(String method, String path, String body, String... headers) {
    return send(method, path, Map.of(), body, headers);
  }

  private Reply send(
      String method, String path, Map<String, String> query, String body, String... headers) {
    Map<String, String> sent = new HashMap<>(Map.of("content-type", "application/json"));
    for (int i = 0; i < headers.length; i += 2) {
      sent.put(headers[i], headers[i + 1]);
    }
    Map<String, List<String>> parameters = new HashMap<>();
    query.forEach((name, value) -> parameters.put(name, List.of(value)));
    return new Reply(
        application.handle(
            new Incoming(
                method,
                path,
                () -> parameters,
                sent,
                Optional.of(body),
                false,
                "192.0.2.1",
                () -> Optional.of(new Authentication.Authenticated(caller)),
                () -> Duration.ofSeconds(10))));
  }
}
