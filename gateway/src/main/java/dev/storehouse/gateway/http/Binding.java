package dev.storehouse.gateway.http;

import java.time.Duration;

/**
 * Where a server listens, and how its connections end.
 *
 * @param host the address of an interface; {@code 0.0.0.0} for all
 * @param port 0 for any free one
 * @param idle how long a connection may be silent
 * @param patience how long requests under way have to end when the server stops
 */
public record Binding(String host, int port, Duration idle, Duration patience) {

  private static final Duration HALF_A_SECOND = Duration.ofMillis(500);

  /** The loopback interface, where nobody waits for long. */
  public static Binding ofLoopback(int port, Duration idle) {
    return new Binding("127.0.0.1", port, idle, HALF_A_SECOND);
  }
}
