package dev.storehouse.authorizer;

import dev.storehouse.shared.identity.authentication.CredentialHeaders;
import dev.storehouse.shared.json.Json;
import dev.storehouse.shared.json.JsonSyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a gateway asks an authorizer. Immutable. */
sealed interface AuthorizerEvent {

  /** The Authorization value to judge the caller by, or the empty string where there is none. */
  String credential();

  /** From an HTTP API, payload format 2.0: wants a simple response. */
  record HttpApi(String credential) implements AuthorizerEvent {}

  /** From a REST API: wants a policy. */
  record RestApi(String credential, MethodArn method) implements AuthorizerEvent {}

  /**
   * Reads the event of either gateway (API Gateway Developer Guide, "Control access to HTTP APIs
   * with AWS Lambda authorizers" and "Input to an API Gateway Lambda authorizer").
   *
   * @throws IllegalArgumentException if it is neither
   */
  static AuthorizerEvent parse(String json) {
    Map<String, @Nullable Object> event = read(json);
    if ("2.0".equals(event.get("version"))) {
      return new HttpApi(identitySource(event));
    }
    if (event.get("methodArn") instanceof String arn) {
      MethodArn method = MethodArn.parse(arn);
      return "TOKEN".equals(event.get("type"))
          ? new RestApi(text(event.get("authorizationToken")), method)
          : new RestApi(credential(event), method);
    }
    throw new IllegalArgumentException(
        "not an authorizer event: neither version 2.0 nor methodArn");
  }

  private static Map<String, @Nullable Object> read(String json) {
    try {
      return Json.readObject(json);
    } catch (JsonSyntaxException e) {
      throw new IllegalArgumentException("not an authorizer event", e);
    }
  }

  // Not the header: the gateway caches by identity source, so this is what the answer is about.
  private static String identitySource(Map<String, @Nullable Object> event) {
    return event.get("identitySource") instanceof List<?> sources && sources.size() == 1
        ? text(sources.getFirst())
        : "";
  }

  private static String credential(Map<String, @Nullable Object> event) {
    return new CredentialHeaders(header(event, "authorization"), header(event, "x-api-key"))
        .authorization()
        .orElse("");
  }

  // A REST API shows the last of several headers as "the" header, and all of them beside it. Of two
  // credentials neither counts.
  private static Optional<String> header(Map<String, @Nullable Object> event, String name) {
    if (valueOf(event.get("multiValueHeaders"), name).orElse(null) instanceof List<?> values
        && values.size() > 1) {
      return Optional.of("");
    }
    return valueOf(event.get("headers"), name).map(AuthorizerEvent::text);
  }

  private static Optional<Object> valueOf(@Nullable Object headers, String name) {
    if (!(headers instanceof Map<?, ?> map)) {
      return Optional.empty();
    }
    return map.entrySet().stream()
        .filter(entry -> entry.getKey() instanceof String key && key.equalsIgnoreCase(name))
        .findFirst()
        .map(Map.Entry::getValue);
  }

  private static String text(@Nullable Object value) {
    return value instanceof String text ? text : "";
  }
}
