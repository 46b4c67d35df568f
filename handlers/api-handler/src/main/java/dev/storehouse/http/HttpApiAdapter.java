package dev.storehouse.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.storehouse.shared.identity.authentication.Authentication;
import dev.storehouse.shared.identity.authentication.Authenticator;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Between events of an API Gateway HTTP API (payload format 2.0) and requests and responses.
 * Thread-safe.
 */
public final class HttpApiAdapter {

  private static final String DEFAULT_STAGE = "$default";

  private final Authenticator authenticator;

  /**
   * Makes an adapter.
   *
   * @param authenticator for requests that no authorizer has looked at
   */
  public HttpApiAdapter(Authenticator authenticator) {
    this.authenticator = authenticator;
  }

  /**
   * The request in an event. The gateway has percent-decoded {@code rawPath} already.
   *
   * @param remaining how long the invocation may still take
   */
  public Incoming incoming(APIGatewayV2HTTPEvent event, Supplier<Duration> remaining) {
    APIGatewayV2HTTPEvent.RequestContext context = event.getRequestContext();
    Map<String, String> headers = new TreeMap<>();
    Optional.ofNullable(event.getHeaders())
        .ifPresent(
            sent ->
                sent.forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value)));
    String queryString = Optional.ofNullable(event.getRawQueryString()).orElse("");
    return new Incoming(
        context.getHttp().getMethod(),
        withoutStage(event.getRawPath(), context.getStage()),
        () -> QueryString.parse(queryString),
        headers,
        Optional.ofNullable(event.getBody()),
        event.getIsBase64Encoded(),
        Optional.ofNullable(context.getHttp().getSourceIp()).orElse(""),
        new Once<>(() -> authentication(context, headers)),
        remaining);
  }

  /** The response as the gateway wants it. */
  public APIGatewayV2HTTPResponse outgoing(Response response) {
    APIGatewayV2HTTPResponse outgoing = new APIGatewayV2HTTPResponse();
    outgoing.setStatusCode(response.status());
    outgoing.setHeaders(response.headers());
    response.body().ifPresent(outgoing::setBody);
    return outgoing;
  }

  /** A stage other than the default one is the first segment of the path. */
  private static String withoutStage(String rawPath, String stage) {
    String prefix = "/" + stage;
    boolean prefixed =
        !DEFAULT_STAGE.equals(stage)
            && (rawPath.equals(prefix) || rawPath.startsWith(prefix + "/"));
    return prefixed ? rawPath.substring(prefix.length()) : rawPath;
  }

  /** What the authorizer found; where none ran, what this function finds itself. */
  private Optional<Authentication> authentication(
      APIGatewayV2HTTPEvent.RequestContext context, Map<String, String> headers) {
    Optional<Map<String, Object>> found =
        Optional.ofNullable(context.getAuthorizer())
            .map(APIGatewayV2HTTPEvent.RequestContext.Authorizer::getLambda);
    if (found.isEmpty()) {
      return Optional.ofNullable(headers.get("authorization")).map(authenticator::authenticate);
    }
    return Optional.of(AuthorizerContext.read(found.get()));
  }
}
