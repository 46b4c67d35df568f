package dev.storehouse.gateway.restapi;

import dev.storehouse.gateway.RouteKey;
import dev.storehouse.gateway.Throttle;
import dev.storehouse.gateway.template.Section;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the throttling of a stage from {@code MethodSettings}: those of the method, else those of
 * all methods, in any case for each method by itself.
 */
final class ThrottleReader {

  private static final String ANY = "*";

  private final List<Section> settings;

  ThrottleReader(Section api) {
    this.settings = api.sections("MethodSettings");
  }

  Throttle of(RouteKey key) {
    return new Throttle(
        setting(key, "ThrottlingRateLimit").map(Double::valueOf).orElse(Throttle.OF_ACCOUNT.rate()),
        setting(key, "ThrottlingBurstLimit")
            .map(Integer::valueOf)
            .orElse(Throttle.OF_ACCOUNT.burst()));
  }

  private Optional<String> setting(RouteKey key, String name) {
    return Stream.concat(matching(key.path(), key.method()), matching("/*", ANY))
        .flatMap(section -> section.optionalText(name).stream())
        .findFirst();
  }

  /** A slash within a path is written {@code ~1}. */
  private Stream<Section> matching(String path, String method) {
    return settings.stream()
        .filter(section -> section.text("HttpMethod").equalsIgnoreCase(method))
        .filter(
            section ->
                section.text("ResourcePath").replace("/~1", "/").replace("~1", "/").equals(path));
  }
}
