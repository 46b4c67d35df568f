package dev.storehouse.gateway.restapi;

import dev.storehouse.gateway.ResponseHeaders;
import dev.storehouse.gateway.http.Body;
import dev.storehouse.gateway.http.Header;
import dev.storehouse.gateway.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Words the gateway's own answers as the template wants them. Immutable. */
final class GatewayResponses {

  private static final String JSON = "application/json";

  private final RestApi api;

  GatewayResponses(RestApi api) {
    this.api = api;
  }

  HttpResponse shaped(Refusal refusal, Exchange exchange, Caller caller) {
    Optional<GatewayResponse> configured = configured(refusal.type());
    GatewayResponse shape = configured.orElse(GatewayResponse.DEFAULT);
    Variables variables = new Variables(api, exchange, caller, refusal);
    String type = mediaType(shape, exchange);
    List<Header> headers = new ArrayList<>();
    headers.add(new Header("Content-Type", type));
    shape
        .headers()
        .forEach(
            (name, mapping) ->
                variables
                    .mapped(mapping)
                    .ifPresent(
                        value -> {
                          headers.removeIf(header -> header.is(name));
                          headers.add(ResponseHeaders.header(name, value));
                        }));
    headers.add(new Header("x-amzn-ErrorType", refusal.type().errorType()));
    return new HttpResponse(
        shape.status().orElse(refusal.status()),
        headers,
        Body.ofText(
            configured.isEmpty() && refusal.type() == ResponseType.ACCESS_DENIED
                ? variables.substituted("{\"Message\":$context.error.messageString}")
                : variables.substituted(shape.templates().getOrDefault(type, ""))));
  }

  /** A type that is not configured takes the shape of its default type. */
  private Optional<GatewayResponse> configured(ResponseType type) {
    Map<ResponseType, GatewayResponse> responses = api.responses();
    return Optional.ofNullable(responses.get(type))
        .or(() -> Optional.ofNullable(responses.get(type.fallback())))
        .map(
            it ->
                it.templates().isEmpty()
                    ? new GatewayResponse(
                        it.status(), it.headers(), GatewayResponse.DEFAULT.templates())
                    : it);
  }

  /** What {@code Accept} names if there is a template for it, else JSON, else what there is. */
  private static String mediaType(GatewayResponse shape, Exchange exchange) {
    String accepted = exchange.request().header("accept").orElse("").split("[;,]", 2)[0].trim();
    String type = accepted.toLowerCase(Locale.ROOT);
    if (shape.templates().containsKey(type)) {
      return type;
    }
    return shape.templates().containsKey(JSON)
        ? JSON
        : shape.templates().keySet().stream().sorted().findFirst().orElse(JSON);
  }
}
