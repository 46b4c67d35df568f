package dev.storehouse.local;

import dev.storehouse.warehouse.webhook.WebhookExceptions;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How one run is set up.
 *
 * @param root the repository: {@code template.yaml} is there, {@code local/target} below it
 * @param storePort where the store API listens, 0 for any free port
 * @param queryPort where the query API listens, 0 for any free port
 * @param awsPort where the AWS services listen, 0 for any free port
 * @param data where tables, secrets, the warehouse and demo identities outlive the run; in memory
 *     when empty
 * @param parameters of the template, other than it has by default
 * @param webhookExceptions where webhooks may go to although it is private or without TLS
 */
public record Settings(
    Path root,
    int storePort,
    int queryPort,
    int awsPort,
    Optional<Path> data,
    Map<String, String> parameters,
    WebhookExceptions webhookExceptions) {

  /** The variables that set it up. */
  static final String STORE_PORT = "STOREHOUSE_PORT";

  static final String QUERY_PORT = "STOREHOUSE_QUERY_PORT";
  static final String AWS_PORT = "STOREHOUSE_AWS_PORT";
  static final String DATA = "STOREHOUSE_DATA";
  static final String WEBHOOK_EXCEPTIONS = "STOREHOUSE_WEBHOOK_EXCEPTIONS";
  static final String EVENT_FORWARD_URL = "STOREHOUSE_EVENT_FORWARD_URL";

  private static final int DEFAULT_STORE_PORT = 3000;
  private static final int DEFAULT_QUERY_PORT = 3001;
  private static final int DEFAULT_AWS_PORT = 4566;
  private static final int MAX_PORT = 65_535;

  public Settings {
    parameters = Map.copyOf(parameters);
  }

  /** One without parameters and exceptions of its own. */
  public Settings(Path root, int storePort, int queryPort, int awsPort, Optional<Path> data) {
    this(root, storePort, queryPort, awsPort, data, Map.of(), WebhookExceptions.none());
  }

  /** The same with these parameters of the template in place of its defaults. */
  public Settings withParameters(Map<String, String> parameters) {
    return new Settings(root, storePort, queryPort, awsPort, data, parameters, webhookExceptions);
  }

  /** The same with these exceptions. */
  public Settings withWebhookExceptions(WebhookExceptions webhookExceptions) {
    return new Settings(root, storePort, queryPort, awsPort, data, parameters, webhookExceptions);
  }

  /** Any free ports, everything in memory: what tests want. */
  public static Settings anyPorts(Path root) {
    return new Settings(root, 0, 0, 0, Optional.empty());
  }

  /**
   * Reads the environment variables of a process; what is missing or blank takes its default.
   *
   * @throws StartException if a value makes no sense
   */
  static Settings of(Path root, Map<String, String> environment) {
    return new Settings(
            root,
            port(environment, STORE_PORT, DEFAULT_STORE_PORT),
            port(environment, QUERY_PORT, DEFAULT_QUERY_PORT),
            port(environment, AWS_PORT, DEFAULT_AWS_PORT),
            value(environment, DATA).map(Settings::directory))
        .withParameters(
            value(environment, EVENT_FORWARD_URL)
                .map(url -> Map.of("EventForwardUrl", url))
                .orElse(Map.of()))
        .withWebhookExceptions(exceptions(value(environment, WEBHOOK_EXCEPTIONS).orElse("")));
  }

  private static int port(Map<String, String> environment, String name, int fallback) {
    Optional<String> value = value(environment, name);
    try {
      int port = value.map(Integer::parseInt).orElse(fallback);
      if (port >= 0 && port <= MAX_PORT) {
        return port;
      }
    } catch (NumberFormatException _) {
      // Said below, as for a number out of range.
    }
    throw new StartException(
        "%s must be a port from 1 to %d, or 0 for any free one; it is \"%s\""
            .formatted(name, MAX_PORT, value.orElse("")));
  }

  private static WebhookExceptions exceptions(String value) {
    try {
      return WebhookExceptions.of(value);
    } catch (IllegalArgumentException e) {
      throw new StartException(
          "%s must be pairs such as 127.0.0.1:9000, parted by commas; it is \"%s\""
              .formatted(WEBHOOK_EXCEPTIONS, value),
          e);
    }
  }

  private static Path directory(String value) {
    try {
      return Path.of(value).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new StartException("%s is not a path: \"%s\"".formatted(DATA, value), e);
    }
  }

  private static Optional<String> value(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).map(String::trim).filter(it -> !it.isEmpty());
  }
}
