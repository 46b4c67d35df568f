package dev.storehouse.query;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.shared.config.Environment;
import dev.storehouse.shared.identity.Principal;
import dev.storehouse.shared.identity.Role;
import dev.storehouse.shared.identity.Scope;
import dev.storehouse.shared.json.Json;
import dev.storehouse.shared.json.JsonSyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Calls the query function as API Gateway does, for a caller the authorizer has let through. */
public record QueryClient(QueryFunction function, Optional<Principal> caller) {

  public static QueryClient of(AwsSandbox aws) {
    Map<String, String> variables = new HashMap<>(aws.environment("QueryFunction"));
    variables.putAll(TestTenants.warehouse());
    return new QueryClient(new QueryFunction(new Environment(variables)), Optional.empty());
  }

  /** A user of a tenant with every scope. */
  public QueryClient tenant(String tenantId) {
    return as(tenantId, EnumSet.allOf(Scope.class));
  }

  public QueryClient as(String tenantId, Set<Scope> scopes) {
    return new QueryClient(
        function,
        Optional.of(
            new Principal(
                "usr_" + tenantId, Role.USER, Optional.of(tenantId), scopes, "lgn_" + tenantId)));
  }

  /** A platform administrator. */
  public QueryClient admin() {
    return new QueryClient(
        function,
        Optional.of(
            new Principal("usr_admin", Role.ADMIN, Optional.empty(), Set.of(), "lgn_admin")));
  }

  public Reply get(String target) {
    return call("GET", target, Map.of(), Optional.empty());
  }

  public Reply get(String target, Map<String, String> headers) {
    return call("GET", target, headers, Optional.empty());
  }

  public Reply delete(String target, Map<String, String> headers) {
    return call("DELETE", target, headers, Optional.empty());
  }

  public Reply post(String target, Map<String, ?> body) {
    return send("POST", target, Map.of(), body);
  }

  public Reply send(
      String method, String target, Map<String, String> headers, Map<String, ?> body) {
    return call(method, target, headers, Optional.of(Json.write(body)));
  }

  /** Runs a statement. */
  public Reply query(String sql) {
    return post("/v1/queries", Map.of("sql", sql));
  }

  public Reply call(
      String method, String target, Map<String, String> headers, Optional<String> body) {
    String[] parts = target.split("\\?", 2);
    Map<String, String> sent = new HashMap<>(Map.of("content-type", "application/json"));
    sent.putAll(headers);
    APIGatewayProxyRequestEvent.ProxyRequestContext context =
        new APIGatewayProxyRequestEvent.ProxyRequestContext();
    context.setHttpMethod(method);
    context.setPath(parts[0]);
    context.setStage("live");
    caller.ifPresent(principal -> context.setAuthorizer(Map.copyOf(principal.toContext())));
    APIGatewayProxyRequestEvent event =
        new APIGatewayProxyRequestEvent()
            .withHttpMethod(method)
            .withPath(parts[0])
            .withResource(parts[0])
            .withHeaders(sent)
            .withMultiValueQueryStringParameters(parameters(parts.length == 2 ? parts[1] : ""))
            .withRequestContext(context)
            .withBody(body.orElse(null));
    return new Reply(function.handleRequest(event, new TestContext()));
  }

  private static Map<String, List<String>> parameters(String text) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (String pair : text.split("&", -1)) {
      if (!pair.isEmpty()) {
        String[] parts = pair.split("=", 2);
        parameters.put(parts[0], List.of(URLDecoder.decode(parts[1], StandardCharsets.UTF_8)));
      }
    }
    return parameters;
  }

  /** An answer of the function. */
  public record Reply(APIGatewayProxyResponseEvent response) {

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

    public Optional<String> header(String name) {
      return Optional.ofNullable(response.getHeaders().get(name));
    }

    public String body() {
      return response.getBody();
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

    /** The rows, written as objects. */
    public List<Map<String, Object>> rows() {
      return objects("data");
    }

    public List<Map<String, Object>> items() {
      return objects("items");
    }

    @SuppressWarnings("unchecked")
    public List<Map<String, Object>> objects(String field) {
      return (List<Map<String, Object>>) json().getOrDefault(field, List.of());
    }

    @SuppressWarnings("unchecked")
    public Map<String, Object> object(String field) {
      return (Map<String, Object>) json().getOrDefault(field, Map.of());
    }
  }
}
