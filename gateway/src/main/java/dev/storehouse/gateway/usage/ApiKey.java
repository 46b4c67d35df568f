package dev.storehouse.gateway.usage;

import java.time.Instant;
import java.util.Map;

/**
 * A key that identifies a client. Immutable.
 *
 * @param value 20 to 128 characters; a secret
 * @param description may be empty
 */
public record ApiKey(
    String id,
    String value,
    String name,
    String description,
    boolean enabled,
    Instant created,
    Instant updated,
    Map<String, String> tags) {

  public ApiKey {
    tags = Map.copyOf(tags);
  }

  /** The same key, let in or not, as of that moment. */
  public ApiKey withEnabled(boolean flag, Instant now) {
    return new ApiKey(id, value, name, description, flag, created, now, tags);
  }

  /** The same key under another name, as of that moment. */
  public ApiKey withName(String text, Instant now) {
    return new ApiKey(id, value, text, description, enabled, created, now, tags);
  }

  /** The same key with another description, as of that moment. */
  public ApiKey withDescription(String text, Instant now) {
    return new ApiKey(id, value, name, text, enabled, created, now, tags);
  }

  /** Without its value, which no log is to hold. */
  @Override
  public String toString() {
    return "ApiKey " + id;
  }
}
