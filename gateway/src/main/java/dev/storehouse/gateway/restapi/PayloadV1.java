package dev.storehouse.gateway.restapi;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.storehouse.gateway.http.Body;
import dev.storehouse.gateway.http.HttpRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes the events of payload format 1.0 as the gateway sends them ("Input format of a Lambda
 * function for proxy integration" and "Input to a Lambda authorizer", API Gateway developer guide).
 * Paths are as they came; parameters are decoded once. Thread-safe.
 */
final class PayloadV1 {

  private static final JSON NULLS_TOO = JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES);

  private final RestApi api;

  PayloadV1(RestApi api) {
    this.api = api;
  }

  /** The event of a proxy integration. */
  byte[] proxyEvent(Exchange exchange, Caller caller) {
    Map<String, @Nullable Object> event = request(exchange);
    event.put("requestContext", RequestContext.of(api, exchange, caller));
    Body body = exchange.request().body();
    boolean isBinary = body.length() > 0 && isBinary(exchange.request());
    event.put("body", body.length() == 0 ? null : text(body, isBinary));
    event.put("isBase64Encoded", isBinary);
    return written(event);
  }

  /** The event of an authorizer of the type REQUEST. */
  byte[] authorizerEvent(Exchange exchange) {
    Map<String, @Nullable Object> event = new LinkedHashMap<>();
    event.put("type", "REQUEST");
    event.put("methodArn", methodArn(exchange));
    event.putAll(request(exchange));
    event.put("requestContext", RequestContext.of(api, exchange, Caller.UNKNOWN));
    return written(event);
  }

  /** What a policy allows or denies. */
  String methodArn(Exchange exchange) {
    return "arn:aws:execute-api:%s:%s:%s/%s/%s%s"
        .formatted(
            api.region(),
            api.accountId(),
            api.id(),
            api.stage(),
            exchange.request().method(),
            exchange.request().path());
  }

  private Map<String, @Nullable Object> request(Exchange exchange) {
    HttpRequest request = exchange.request();
    Map<String, List<String>> headers = ForwardedFields.of(exchange);
    Map<String, List<String>> query = exchange.query().parameters();
    Map<String, @Nullable Object> event = new LinkedHashMap<>();
    event.put("resource", exchange.resourcePath());
    event.put("path", request.path());
    event.put("httpMethod", request.method());
    event.put("headers", lastOf(headers));
    event.put("multiValueHeaders", headers);
    event.put("queryStringParameters", query.isEmpty() ? null : lastOf(query));
    event.put("multiValueQueryStringParameters", query.isEmpty() ? null : query);
    Map<String, String> path = exchange.pathParameters();
    event.put("pathParameters", path.isEmpty() ? null : path);
    event.put("stageVariables", api.stageVariables().isEmpty() ? null : api.stageVariables());
    return event;
  }

  private static Map<String, String> lastOf(Map<String, List<String>> values) {
    Map<String, String> last = new LinkedHashMap<>();
    values.forEach((name, all) -> last.put(name, all.getLast()));
    return last;
  }

  /** Only what the API declares binary is ("Binary media types for REST APIs"). */
  private boolean isBinary(HttpRequest request) {
    Optional<String> type =
        request
            .header("content-type")
            .map(it -> it.split(";", 2)[0].trim().toLowerCase(Locale.ROOT));
    return api.binaryMediaTypes().stream()
        .anyMatch(it -> it.equals("*/*") || type.filter(it::equalsIgnoreCase).isPresent());
  }

  private static String text(Body body, boolean isBinary) {
    return isBinary ? Base64.getEncoder().encodeToString(body.bytes()) : body.text();
  }

  private static byte[] written(Map<String, @Nullable Object> event) {
    try {
      return NULLS_TOO.asBytes(event);
    } catch (IOException e) {
      throw new UncheckedIOException("an event could not be written", e);
    }
  }
}
