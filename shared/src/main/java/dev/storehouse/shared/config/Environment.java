package dev.storehouse.shared.config;

import java.util.Map;
import java.util.Optional;

/**
 * The settings of one function, as its {@code Environment.Variables} in {@code template.yaml} give
 * them. A value of its own, rather than {@link System#getenv}, so that several functions can live
 * in one JVM, each with its own. Immutable.
 */
public record Environment(Map<String, String> variables) {

  public Environment {
    variables = Map.copyOf(variables);
  }

  /** The environment of this process: what Lambda sets. */
  public static Environment ofProcess() {
    return new Environment(System.getenv());
  }

  /**
   * A setting the function cannot do without.
   *
   * @throws IllegalStateException if it is missing or blank; the message names the variable
   */
  public String required(String name) {
    return optional(name)
        .orElseThrow(() -> new IllegalStateException("environment variable not set: " + name));
  }

  /** A setting, or empty when it is missing or blank. */
  public Optional<String> optional(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
  }

  /**
   * A whole-number setting, or {@code fallback} when it is missing or blank.
   *
   * @throws IllegalStateException if it is present and not a whole number
   */
  public int integer(String name, int fallback) {
    Optional<String> value = optional(name);
    try {
      return value.map(Integer::parseInt).orElse(fallback);
    } catch (NumberFormatException e) {
      throw new IllegalStateException(
          "environment variable %s is not a whole number: %s".formatted(name, value.orElse("")), e);
    }
  }
}
