package dev.storehouse.gateway.restapi;

import dev.storehouse.gateway.http.Header;
import java.time.Duration;
import java.util.List;

/** What answers a method. */
public sealed interface Backend {

  /** The longest a REST API waits unless its quota is raised ("Quotas", developer guide). */
  Duration MAXIMUM_TIMEOUT = Duration.ofSeconds(29);

  /**
   * A Lambda function behind a proxy integration.
   *
   * @param name the physical name; versions and aliases are all the same here
   */
  record Function(String name, Duration timeout) implements Backend {}

  /** The mock that SAM makes of a {@code Cors} configuration: the same fields to every caller. */
  record Preflight(List<Header> headers) implements Backend {
    public Preflight {
      headers = List.copyOf(headers);
    }
  }
}
