package dev.storehouse.gateway.httpapi;

import dev.storehouse.gateway.http.Body;
import dev.storehouse.gateway.http.Header;
import dev.storehouse.gateway.http.HttpRequest;
import dev.storehouse.gateway.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The gateway's part in CORS: it answers preflight requests, and has the say on every response. */
final class Cors {

  private static final int NO_CONTENT = 204;

  private final CorsSettings settings;

  Cors(CorsSettings settings) {
    this.settings = settings;
  }

  /** The answer to a preflight request; empty if this is none. */
  Optional<HttpResponse> preflight(HttpRequest request) {
    Optional<String> origin = request.header("origin");
    if (!request.method().equals("OPTIONS")
        || origin.isEmpty()
        || request.header("access-control-request-method").isEmpty()) {
      return Optional.empty();
    }
    List<Header> headers = new ArrayList<>();
    if (settings.allows(origin.get())) {
      headers.addAll(common(origin.get()));
      list(headers, "access-control-allow-methods", settings.allowMethods());
      list(headers, "access-control-allow-headers", settings.allowHeaders());
      settings
          .maxAge()
          .ifPresent(
              age ->
                  headers.add(
                      new Header("access-control-max-age", Long.toString(age.toSeconds()))));
    }
    return Optional.of(new HttpResponse(NO_CONTENT, headers, Body.EMPTY));
  }

  /** The response with the gateway's own CORS fields in place of any from the function. */
  HttpResponse applied(HttpRequest request, HttpResponse response) {
    Stream<Header> kept =
        response.headers().stream()
            .filter(
                header -> !header.name().toLowerCase(Locale.ROOT).startsWith("access-control-"));
    Stream<Header> own =
        request.header("origin").filter(settings::allows).stream()
            .flatMap(origin -> common(origin).stream());
    return new HttpResponse(response.status(), Stream.concat(kept, own).toList(), response.body());
  }

  private List<Header> common(String origin) {
    boolean anyOrigin = settings.allowOrigins().contains("*") && !settings.allowCredentials();
    List<Header> headers = new ArrayList<>();
    headers.add(new Header("access-control-allow-origin", anyOrigin ? "*" : origin));
    if (settings.allowCredentials()) {
      headers.add(new Header("access-control-allow-credentials", "true"));
    }
    list(headers, "access-control-expose-headers", settings.exposeHeaders());
    return headers;
  }

  private static void list(List<Header> headers, String name, List<String> values) {
    if (!values.isEmpty()) {
      headers.add(new Header(name, String.join(",", values)));
    }
  }
}
