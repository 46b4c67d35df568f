package dev.storehouse.shared.identity.keys;

import dev.storehouse.shared.json.Json;
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
    return Json.write(Map.of("keys", keys));
  }
}
