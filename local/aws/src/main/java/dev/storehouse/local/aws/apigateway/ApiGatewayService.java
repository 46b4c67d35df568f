package dev.storehouse.local.aws.apigateway;

import dev.storehouse.gateway.template.Stack;
import dev.storehouse.gateway.usage.ApiKeys;
import dev.storehouse.local.aws.port.AwsRequest;
import dev.storehouse.local.aws.port.AwsResponse;
import dev.storehouse.local.aws.port.AwsService;
import dev.storehouse.local.aws.port.Json;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * API Gateway as far as API keys and usage plans (REST-JSON, API Gateway API Reference). Keys are
 * made here or in a template, plans in a template only. Thread-safe.
 */
public final class ApiGatewayService implements AwsService {

  private static final String KEYS = "apikeys";
  private static final String PLANS = "usageplans";
  private static final String JSON = "application/json";
  private static final String HAL = "application/hal+json";
  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int ACCEPTED = 202;

  private final KeyStore store;
  private final KeyActions keyActions;
  private final PlanActions planActions;
  private final InstantSource clock;

  /**
   * A service with the keys of a directory.
   *
   * @param directory where keys outlive the process; in memory when empty
   * @throws IllegalStateException if the keys there cannot be read
   */
  public ApiGatewayService(Optional<Path> directory, InstantSource clock) {
    this.clock = clock;
    this.store = new KeyStore(directory.map(KeysFile::new));
    this.keyActions = new KeyActions(store, clock);
    this.planActions = new PlanActions(store);
  }

  /** What a gateway asks. */
  public ApiKeys keys() {
    return store;
  }

  /** Defines the usage plans and keys of a stack; keys that exist stay as they are. */
  public void deploy(Stack stack) {
    new StackKeys(stack, store, clock).deploy();
  }

  @Override
  public String signingName() {
    return "apigateway";
  }

  @Override
  public AwsResponse handle(AwsRequest request) {
    try {
      return answer(request);
    } catch (ApiGatewayException e) {
      return AwsResponse.json(e.status(), JSON, Map.of("message", String.valueOf(e.getMessage())))
          .with("x-amzn-ErrorType", e.type());
    }
  }

  private AwsResponse answer(AwsRequest request) {
    List<String> path =
        Arrays.stream(request.path().substring(1).split("/"))
            .map(ApiGatewayService::decode)
            .toList();
    Map<String, String> query = query(request.query());
    boolean isNested = path.size() > 2 && path.get(2).equals("keys");
    String shape =
        request.method()
            + " "
            + path.getFirst()
            + (path.size() > 1 ? "/id" : "")
            + (isNested ? "/keys" : "")
            + (isNested && path.size() > 3 ? "/id" : "");
    return switch (shape) {
      case "POST " + KEYS -> json(request, CREATED, keyActions.create(body(request)));
      case "GET " + KEYS -> json(request, OK, keyActions.list(query));
      case "GET " + KEYS + "/id" -> json(request, OK, keyActions.read(path.get(1), query));
      case "PATCH " + KEYS + "/id" ->
          json(request, OK, keyActions.update(path.get(1), body(request)));
      case "DELETE " + KEYS + "/id" -> {
        keyActions.delete(path.get(1));
        yield AwsResponse.empty(ACCEPTED);
      }
      case "GET " + PLANS -> json(request, OK, planActions.list(query));
      case "GET " + PLANS + "/id" -> json(request, OK, planActions.read(path.get(1)));
      case "POST " + PLANS + "/id/keys" ->
          json(request, CREATED, planActions.subscribe(path.get(1), body(request)));
      case "GET " + PLANS + "/id/keys" -> json(request, OK, planActions.keys(path.get(1), query));
      case "GET " + PLANS + "/id/keys/id" ->
          json(request, OK, planActions.key(path.get(1), path.get(3)));
      case "DELETE " + PLANS + "/id/keys/id" -> {
        planActions.unsubscribe(path.get(1), path.get(3));
        yield AwsResponse.empty(ACCEPTED);
      }
      default ->
          throw ApiGatewayException.notFound(
              "API Gateway here serves API keys and usage plans, not %s %s"
                  .formatted(request.method(), request.path()));
    };
  }

  /** To who does not ask for JSON alone the service speaks HAL, in which lists are elsewhere. */
  private static AwsResponse json(AwsRequest request, int status, Map<String, Object> body) {
    if (request.header("accept").filter(JSON::equals).isPresent()) {
      return AwsResponse.json(status, JSON, body);
    }
    Map<String, Object> resource = new LinkedHashMap<>(body);
    Optional.ofNullable(resource.remove("item"))
        .ifPresent(items -> resource.put("_embedded", Map.of("item", items)));
    resource.put("_links", Map.of("self", Map.of("href", request.path())));
    return AwsResponse.json(status, HAL, resource);
  }

  private static Input body(AwsRequest request) {
    try {
      return new Input(request.body().length == 0 ? Map.of() : Json.readObject(request.body()));
    } catch (IOException e) {
      throw ApiGatewayException.badRequest("Invalid request body");
    }
  }

  private static Map<String, String> query(String text) {
    Map<String, String> query = new LinkedHashMap<>();
    for (String pair : text.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      if (!parts[0].isEmpty()) {
        query.put(decode(parts[0]), parts.length > 1 ? decode(parts[1]) : "");
      }
    }
    return query;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
