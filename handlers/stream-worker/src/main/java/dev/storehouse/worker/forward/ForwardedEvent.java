package dev.storehouse.worker.forward;

import dev.storehouse.shared.json.Json;
import dev.storehouse.shared.json.JsonSyntaxException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way.
 *
 * @param id the same whenever the same thing is told again
 * @param json as it came
 */
record ForwardedEvent(String id, String json) {

  /**
   * Reads an event of EventBridge. The id of its own that the store gives an event outlives being
   * published again; that of EventBridge, which others have as well, does not.
   *
   * @throws IllegalArgumentException if it is none
   */
  static ForwardedEvent parse(String json) {
    try {
      Map<String, @Nullable Object> event = Json.readObject(json);
      Object ownId =
          event.get("detail") instanceof Map<?, ?> detail ? detail.get("event_id") : null;
      if ((ownId == null ? event.get("id") : ownId) instanceof String id) {
        return new ForwardedEvent(id, json);
      }
    } catch (JsonSyntaxException e) {
      throw new IllegalArgumentException("not an event of EventBridge", e);
    }
    throw new IllegalArgumentException("an event without an id");
  }
}
