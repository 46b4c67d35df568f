package dev.storehouse.gateway.restapi;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.storehouse.gateway.http.Header;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the templates and header mappings of a gateway response may refer to. Substitution is plain:
 * nothing is escaped, what is not known gives nothing ("Gateway responses", developer guide).
 */
final class Variables {

  private static final Pattern CONTEXT = Pattern.compile("\\$context((?:\\.[A-Za-z0-9_-]+)+)");
  private static final String REQUEST = "method.request.";
  private static final String CONTEXT_PREFIX = "context.";

  private final Exchange exchange;
  private final Map<String, @Nullable Object> context;

  Variables(RestApi api, Exchange exchange, Caller caller, Refusal refusal) {
    this.exchange = exchange;
    this.context = new LinkedHashMap<>(RequestContext.of(api, exchange, caller));
    Map<String, @Nullable Object> error = new LinkedHashMap<>();
    error.put("message", refusal.message());
    error.put("messageString", quoted(refusal.message()));
    error.put("responseType", refusal.type().name());
    error.put("validationErrorString", refusal.validationError());
    context.put("error", error);
  }

  String substituted(String template) {
    return CONTEXT
        .matcher(template)
        .replaceAll(match -> Matcher.quoteReplacement(inContext(match.group(1).substring(1))));
  }

  /** The value of a header mapping; empty if the request has none. */
  Optional<String> mapped(String mapping) {
    if (mapping.startsWith("'") && mapping.endsWith("'") && mapping.length() > 1) {
      return Optional.of(mapping.substring(1, mapping.length() - 1));
    }
    if (mapping.startsWith(CONTEXT_PREFIX)) {
      return Optional.of(inContext(mapping.substring(CONTEXT_PREFIX.length())))
          .filter(value -> !value.isEmpty());
    }
    if (!mapping.startsWith(REQUEST)) {
      return Optional.empty();
    }
    String[] parts = mapping.substring(REQUEST.length()).split("\\.", 2);
    String name = parts.length > 1 ? parts[1] : "";
    return switch (parts[0]) {
      case "header" ->
          Optional.of(
                  exchange.request().headers().stream()
                      .filter(header -> header.is(name))
                      .map(Header::value)
                      .collect(Collectors.joining(",")))
              .filter(value -> !value.isEmpty());
      case "querystring" ->
          Optional.ofNullable(exchange.query().parameters().get(name)).map(List::getLast);
      case "path" -> Optional.ofNullable(exchange.pathParameters().get(name));
      default -> Optional.empty();
    };
  }

  private String inContext(String path) {
    @Nullable Object value = context;
    for (String name : path.split("\\.", -1)) {
      value = value instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return value == null ? "" : value.toString();
  }

  private static String quoted(@Nullable String text) {
    try {
      return text == null ? "null" : JSON.std.asString(text);
    } catch (IOException e) {
      throw new UncheckedIOException("a text could not be quoted", e);
    }
  }
}
