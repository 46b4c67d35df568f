package dev.storehouse.query.testing;

import dev.storehouse.http.Application;
import dev.storehouse.http.Incoming;
import dev.storehouse.http.RequestLog;
import dev.storehouse.http.Response;
import dev.storehouse.http.Route;
import dev.storehouse.http.Router;
import dev.storehouse.shared.identity.Principal;
import dev.storehouse.shared.identity.Scope;
import dev.storehouse.shared.identity.authentication.Authentication;
import dev.storehouse.shared.json.Json;
import dev.storehouse.shared.json.JsonSyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Calls routes as the function behind the gateway does, for an API key of a tenant. Immutable. */
public record RouteClient(Application application, Optional<Principal> caller) {

  /** A client of these routes whom nobody knows. */
  public static RouteClient of(List<Route> routes) {
    return new RouteClient(
        new Application(new Router(routes), new RequestLog(line -> {}), Clock.systemUTC()),
        Optional.empty());
  }

  /** A key of the tenant with these scopes. */
  public RouteClient key(String tenantId, Scope... scopes) {
    return new RouteClient(
        application, Optional.of(Principal.ofApiKey("key_1", tenantId, Set.of(scopes))));
  }

  public Reply get(String target) {
    return get(target, Map.of());
  }

  public Reply get(String target, Map<String, String> headers) {
    return call("GET", target, headers, Optional.empty());
  }

  public Reply delete(String target, Map<String, String> headers) {
    return call("DELETE", target, headers, Optional.empty());
  }

  public Reply send(
      String method, String target, Map<String, String> headers, Map<String, ?> body) {
    return raw(method, target, headers, Json.write(body));
  }

  public Reply raw(String method, String target, Map<String, String> headers, String body) {
    Map<String, String> all = new HashMap<>(Map.of("content-type", "application/json"));
    all.putAll(headers);
    return call(method, target, all, Optional.of(body));
  }

  /** Every item of a list, page by page. */
  public List<Map<String, Object>> all(String target, int limit) {
    List<Map<String, Object>> items = new ArrayList<>();
    String separator = target.contains("?") ? "&" : "?";
    Optional<String> cursor = Optional.empty();
    do {
      Reply page =
          get(target
                  + separator
                  + "limit="
                  + limit
                  + cursor.map(value -> "&cursor=" + value).orElse(""))
              .expect(200);
      items.addAll(page.items());
      cursor = page.nextCursor();
    } while (cursor.isPresent());
    return items;
  }

  private Reply call(
      String method, String target, Map<String, String> headers, Optional<String> body) {
    String[] parts = target.split("\\?", 2);
    Map<String, List<String>> query = parts.length == 2 ? query(parts[1]) : Map.of();
    Map<String, String> sent = new TreeMap<>(headers);
    return new Reply(
        application.handle(
            new Incoming(
                method,
                parts[0],
                () -> query,
                sent,
                body,
                false,
                "192.0.2.1",
                () -> caller.map(Authentication.Authenticated::new),
                () -> Duration.ofSeconds(20))));
  }

  private static Map<String, List<String>> query(String text) {
    Map<String, List<String>> query = new TreeMap<>();
    for (String pair : text.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      query
          .computeIfAbsent(parts[0], name -> new ArrayList<>())
          .add(URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return query;
  }

  /** An answer. */
  public record Reply(Response response) {

    public int status() {
      return response.status();
    }

    public Reply expect(int status) {
      if (status() != status) {
        throw new AssertionError(
            "expected %d but got %d: %s".formatted(status, status(), response.body().orElse("")));
      }
      return this;
    }

    public String header(String name) {
      return Optional.ofNullable(response.headers().get(name))
          .orElseThrow(() -> new AssertionError("no header " + name + ": " + response.headers()));
    }

    public Map<String, Object> json() {
      String text = response.body().orElse("");
      try {
        Map<String, Object> document = new HashMap<>();
        document.putAll(Json.readObject(text));
        return document;
      } catch (JsonSyntaxException e) {
        throw new AssertionError(text, e);
      }
    }

    public String text(String field) {
      return String.valueOf(json().get(field));
    }

    public String code() {
      return text("code");
    }

    @SuppressWarnings("unchecked")
    public List<Map<String, Object>> items() {
      return (List<Map<String, Object>>) json().getOrDefault("items", List.of());
    }

    public Optional<String> nextCursor() {
      return Optional.ofNullable((String) json().get("next_cursor"));
    }
  }
}
