package dev.storehouse.service;

import dev.storehouse.gateway.http.Binding;
import dev.storehouse.shared.config.Environment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How a service runs.
 *
 * @param template what the gateways are configured by
 * @param environment what the functions and the gateways read, {@code SETTINGS} unpacked
 * @param concurrency how many requests may be under way
 */
record Settings(Binding binding, Path template, Environment environment, Concurrency concurrency) {

  private static final int PORT = 8080;
  private static final String EVERY_INTERFACE = "0.0.0.0";

  /** Longer than the balancer's 60 seconds: it is the one to close a connection that it may use. */
  private static final Duration IDLE = Duration.ofSeconds(75);

  /** Longer than the longest answer: 29 seconds of the query API. */
  private static final Duration PATIENCE = Duration.ofSeconds(31);

  /**
   * Those of a process: {@code PORT} (8080), {@code TEMPLATE} (a file of the image), and {@code
   * SETTINGS}, lines of {@code NAME=value}, as {@code ServiceSettings} of the template holds them.
   * A variable of the process wins over one in {@code SETTINGS}.
   *
   * @throws StartException if one cannot be read
   */
  static Settings of(Map<String, String> variables) {
    try {
      Map<String, String> all = lines(variables.getOrDefault("SETTINGS", ""));
      all.putAll(variables);
      all.remove("SETTINGS");
      Environment environment = new Environment(all);
      return new Settings(
          new Binding(EVERY_INTERFACE, environment.integer("PORT", PORT), IDLE, PATIENCE),
          Path.of(environment.required("TEMPLATE")),
          environment,
          Concurrency.of(Runtime.getRuntime().maxMemory()));
    } catch (IllegalStateException e) {
      throw new StartException(String.valueOf(e.getMessage()), e);
    }
  }

  private static Map<String, String> lines(String text) {
    Map<String, String> variables = new HashMap<>();
    for (String line : text.lines().filter(it -> !it.isBlank()).toList()) {
      int equals = line.indexOf('=');
      if (equals < 1) {
        throw new IllegalStateException("SETTINGS has a line that is not NAME=value");
      }
      variables.put(line.substring(0, equals), line.substring(equals + 1));
    }
    return variables;
  }
}
