package dev.storehouse.warehouse.webhook;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Places that webhooks may be sent to although they are private or without TLS: for tests and for
 * one machine. On AWS there are none. Immutable.
 *
 * @param places each {@code host:port}, the host as URLs name it, in lower case
 */
public record WebhookExceptions(Set<String> places) {

  private static final Pattern PORT = Pattern.compile("[1-9][0-9]{0,4}");
  private static final int HIGHEST_PORT = 65_535;

  /**
   * Makes exceptions.
   *
   * @throws IllegalArgumentException if one of them is not exactly a host and a port
   */
  public WebhookExceptions {
    places = Set.copyOf(places);
    places.forEach(WebhookExceptions::check);
  }

  /** No exceptions. */
  public static WebhookExceptions none() {
    return new WebhookExceptions(Set.of());
  }

  /**
   * Reads exceptions.
   *
   * @param text for instance {@code 127.0.0.1:9000,localhost:9000}; blank if there are none
   * @throws IllegalArgumentException if one of them is not exactly a host and a port
   */
  public static WebhookExceptions of(String text) {
    return new WebhookExceptions(
        Stream.of(text.split(",", -1))
            .map(place -> place.strip().toLowerCase(Locale.ROOT))
            .filter(place -> !text.isBlank())
            .collect(Collectors.toUnmodifiableSet()));
  }

  boolean cover(String host, int port) {
    return places.contains(host + ":" + port);
  }

  private static void check(String place) {
    int colon = place.lastIndexOf(':');
    String port = place.substring(colon + 1);
    if (colon < 0
        || !HostForm.fits(place.substring(0, colon))
        || !PORT.matcher(port).matches()
        || Integer.parseInt(port) > HIGHEST_PORT) {
      throw new IllegalArgumentException("not a host and a port: " + place);
    }
  }
}
