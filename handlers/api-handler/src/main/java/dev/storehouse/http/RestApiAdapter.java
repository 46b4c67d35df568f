package dev.storehouse.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.storehouse.shared.identity.authentication.Authentication;
import dev.storehouse.shared.identity.authentication.Authenticator;
import dev.storehouse.shared.identity.authentication.CredentialHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Between events of an API Gateway REST API (payload format 1.0) and requests and responses.
 * Thread-safe.
 */
public final class RestApiAdapter {

  private final Authenticator authenticator;

  /**
   * Makes an adapter.
   *
   * @param authenticator for requests that no authorizer has looked at
   */
  public RestApiAdapter(Authenticator authenticator) {
    this.authenticator = authenticator;
  }

  /**
   * The request in an event. The gateway passes {@code path} percent-encoded, and the query
   * parameters decoded.
   *
   * @param remaining how long the invocation may still take
   */
  public Incoming incoming(APIGatewayProxyRequestEvent event, Supplier<Duration> remaining) {
    Map<String, String> headers = headers(event);
    Map<String, List<String>> query = query(event);
    Optional<APIGatewayProxyRequestEvent.ProxyRequestContext> context =
        Optional.ofNullable(event.getRequestContext());
    return new Incoming(
        event.getHttpMethod(),
        MappedPath.of(
            Optional.ofNullable(event.getPath()).orElse("/"),
            Optional.ofNullable(event.getResource()).orElse("")),
        () -> query,
        headers,
        Optional.ofNullable(event.getBody()),
        Boolean.TRUE.equals(event.getIsBase64Encoded()),
        context
            .map(APIGatewayProxyRequestEvent.ProxyRequestContext::getIdentity)
            .map(APIGatewayProxyRequestEvent.RequestIdentity::getSourceIp)
            .orElse(""),
        new Once<>(() -> authentication(context, headers)),
        remaining);
  }

  /** The response as the gateway wants it. */
  public APIGatewayProxyResponseEvent outgoing(Response response) {
    APIGatewayProxyResponseEvent outgoing = new APIGatewayProxyResponseEvent();
    outgoing.setStatusCode(response.status());
    outgoing.setHeaders(response.headers());
    outgoing.setIsBase64Encoded(false);
    response.body().ifPresent(outgoing::setBody);
    return outgoing;
  }

  /** Several headers of one name are one with a comma between them (RFC 9110, section 5.2). */
  private static Map<String, String> headers(APIGatewayProxyRequestEvent event) {
    Map<String, String> headers = new TreeMap<>();
    Optional.ofNullable(event.getHeaders())
        .ifPresent(
            sent ->
                sent.forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value)));
    Optional.ofNullable(event.getMultiValueHeaders())
        .ifPresent(
            sent ->
                sent.forEach(
                    (name, values) ->
                        headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values))));
    return headers;
  }

  private static Map<String, List<String>> query(APIGatewayProxyRequestEvent event) {
    Map<String, List<String>> query = new TreeMap<>();
    Optional.ofNullable(event.getQueryStringParameters())
        .ifPresent(sent -> sent.forEach((name, value) -> query.put(name, List.of(value))));
    Optional.ofNullable(event.getMultiValueQueryStringParameters()).ifPresent(query::putAll);
    return query;
  }

  /** What the authorizer found; where none ran, what this function finds itself. */
  private Optional<Authentication> authentication(
      Optional<APIGatewayProxyRequestEvent.ProxyRequestContext> context,
      Map<String, String> headers) {
    Optional<Map<String, Object>> found =
        context.map(APIGatewayProxyRequestEvent.ProxyRequestContext::getAuthorizer);
    return found
        .map(AuthorizerContext::read)
        .or(
            () ->
                new CredentialHeaders(
                        Optional.ofNullable(headers.get("authorization")),
                        Optional.ofNullable(headers.get("x-api-key")))
                    .authorization()
                    .map(authenticator::authenticate));
  }
}
