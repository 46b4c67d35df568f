package dev.storehouse.shared.identity.keys;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The JSON Web Key Set (RFC 7517 §5) of every key whose tokens are accepted now. Built from rows
 * that never held a private half. Thread-safe.
 */
public final class Jwks {

  private final PublishedKeys publishedKeys;
  private final Clock clock;

  public Jwks(PublishedKeys publishedKeys, Clock clock) {
    this.publishedKeys = publishedKeys;
    this.clock = clock;
  }

  /** The document as JSON, newest key first. Reads the table: let clients cache it for a minute. */
  public String document() {
    List<Map<String, String>> keys =
        publishedKeys.all().stream()
            .filter(key -> key.isAcceptedAt(clock.instant()))
            .sorted(Comparator.comparing(PublishedKey::createdAt).reversed())
            .map(key -> key.jwk().members())
            .toList();
    try {
      return JSON.std.asString(Map.of("keys", keys));
    } catch (IOException e) {
      throw new IllegalStateException("maps and strings are always JSON", e);
    }
  }
}
