package dev.storehouse.store;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.shared.config.Environment;
import dev.storehouse.shared.identity.Principal;
import dev.storehouse.shared.identity.Role;
import dev.storehouse.shared.json.Json;
import dev.storehouse.shared.json.JsonSyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Calls the store function as API Gateway does, for a caller the authorizer has let through or, as
 * {@link #anyone()}, for one it has not seen. Immutable.
 */
public record StoreClient(StoreFunction function, Optional<Principal> caller, String sourceIp) {

  private static final String SOURCE_IP = "192.0.2.1";

  public static StoreClient of(AwsSandbox aws) {
    return of(aws, Map.of());
  }

  /** A client of a function with some settings of its own. */
  public static StoreClient of(AwsSandbox aws, Map<String, String> settings) {
    Map<String, String> variables = new HashMap<>(aws.environment("StoreFunction"));
    variables.putAll(settings);
    return new StoreClient(
        new StoreFunction(new Environment(variables)), Optional.empty(), SOURCE_IP);
  }

  public StoreClient user(String userId) {
    return as(userId, Role.USER);
  }

  public StoreClient admin() {
    return as("usr_admin", Role.ADMIN);
  }

  public StoreClient anyone() {
    return new StoreClient(function, Optional.empty(), sourceIp);
  }

  /** The same caller at another address. */
  public StoreClient from(String otherSourceIp) {
    return new StoreClient(function, caller, otherSourceIp);
  }

  private StoreClient as(String userId, Role role) {
    return new StoreClient(
        function,
        Optional.of(new Principal(userId, role, Optional.empty(), Set.of(), "lgn_" + userId)),
        sourceIp);
  }

  public Reply get(String target) {
    return call("GET", target, Map.of(), Optional.empty());
  }

  public Reply get(String target, Map<String, String> headers) {
    return call("GET", target, headers, Optional.empty());
  }

  public Reply post(String target, Map<String, ?> body) {
    return post(target, Map.of(), body);
  }

  public Reply post(String target, Map<String, String> headers, Map<String, ?> body) {
    return send("POST", target, headers, body);
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

  /** Places an order under a key of its own. */
  public Reply order(String productId, long quantity) {
    return order(UUID.randomUUID().toString(), List.of(line(productId, quantity)));
  }

  public Reply order(String key, List<Map<String, Object>> items) {
    return post("/orders", Map.of("idempotency-key", key), Map.of("items", items));
  }

  public static Map<String, Object> line(String productId, long quantity) {
    return Map.of("product_id", productId, "quantity", quantity);
  }

  /** Adds a product as administrator and returns its identifier. */
  public String product(String name, String price, long stock) {
    return admin()
        .post(
            "/products", Map.of("name", name, "price", price, "category", "tests", "stock", stock))
        .expect(201)
        .text("product_id");
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

  public Reply call(
      String method, String target, Map<String, String> headers, Optional<String> body) {
    String[] parts = target.split("\\?", 2);
    APIGatewayV2HTTPEvent.RequestContext context = new APIGatewayV2HTTPEvent.RequestContext();
    context.setStage("$default");
    context.setHttp(
        APIGatewayV2HTTPEvent.RequestContext.Http.builder()
            .withMethod(method)
            .withPath(parts[0])
            .withSourceIp(sourceIp)
            .build());
    caller.ifPresent(
        principal ->
            context.setAuthorizer(
                APIGatewayV2HTTPEvent.RequestContext.Authorizer.builder()
                    .withLambda(Map.copyOf(principal.toContext()))
                    .build()));
    APIGatewayV2HTTPEvent event = new APIGatewayV2HTTPEvent();
    event.setVersion("2.0");
    event.setRawPath(parts[0]);
    event.setRawQueryString(parts.length == 2 ? parts[1] : "");
    event.setHeaders(headers);
    event.setRequestContext(context);
    body.ifPresent(event::setBody);
    return new Reply(function.handleRequest(event, null));
  }

  /** An answer of the function. */
  public record Reply(APIGatewayV2HTTPResponse response) {

    public int status() {
      return response.getStatusCode();
    }

    public Reply expect(int status) {
      if (status() != status) {
        throw new AssertionError(
            "expected %d but got %d: %s".formatted(status, status(), response.getBody()));
      }
      return this;
    }

    public String header(String name) {
      String value = response.getHeaders().get(name);
      if (value == null) {
        throw new AssertionError("no header " + name + " in " + response.getHeaders());
      }
      return value;
    }

    public Map<String, Object> json() {
      try {
        return Json.readObject(response.getBody());
      } catch (JsonSyntaxException e) {
        throw new AssertionError(response.getBody(), e);
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
