package dev.storehouse.gateway.restapi;

import dev.storehouse.gateway.http.Header;
import dev.storehouse.gateway.template.Section;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Reads {@code Cors} of a REST API, of which SAM makes an OPTIONS method on every path that has
 * none ("CorsConfiguration", AWS SAM developer guide). Values stand in single quotes there.
 */
final class PreflightReader {

  private static final String CORS = "Cors";

  private final Section api;

  PreflightReader(Section api) {
    this.api = api;
  }

  boolean isConfigured() {
    return api.value(CORS).isPresent();
  }

  /** The mock of a path with these methods. */
  Backend.Preflight preflight(Collection<String> methods) {
    List<Header> headers = new ArrayList<>();
    headers.add(new Header("Content-Type", "application/json"));
    add(headers, "Access-Control-Allow-Origin", origin());
    add(
        headers,
        "Access-Control-Allow-Methods",
        setting("AllowMethods").or(() -> Optional.of(allowed(methods))));
    add(headers, "Access-Control-Allow-Headers", setting("AllowHeaders"));
    add(headers, "Access-Control-Max-Age", setting("MaxAge"));
    add(
        headers,
        "Access-Control-Allow-Credentials",
        setting("AllowCredentials").filter("true"::equals));
    return new Backend.Preflight(headers);
  }

  private static void add(List<Header> headers, String name, Optional<String> value) {
    value.ifPresent(text -> headers.add(new Header(name, text)));
  }

  private static String allowed(Collection<String> methods) {
    TreeSet<String> all = new TreeSet<>(methods);
    if (all.contains("ANY")) {
      return "DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT";
    }
    all.add("OPTIONS");
    return String.join(",", all);
  }

  private Optional<String> origin() {
    return api.value(CORS).orElse("") instanceof String origin
        ? Optional.of(unquoted(origin))
        : setting("AllowOrigin");
  }

  private Optional<String> setting(String name) {
    return api.value(CORS).orElse("") instanceof String
        ? Optional.empty()
        : api.section(CORS).optionalText(name).map(PreflightReader::unquoted);
  }

  private static String unquoted(String text) {
    return text.length() > 1 && text.startsWith("'") && text.endsWith("'")
        ? text.substring(1, text.length() - 1)
        : text;
  }
}
