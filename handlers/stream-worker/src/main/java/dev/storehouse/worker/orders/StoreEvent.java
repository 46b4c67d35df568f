package dev.storehouse.worker.orders;

import dev.storehouse.shared.json.Json;
import dev.storehouse.shared.secret.Sha256;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that happened in the store (docs/events.md).
 *
 * @param id the same whenever the same change is told again
 * @param occurredAt when the change was made
 * @param fields what the event says besides, by name
 */
record StoreEvent(String id, Type type, Instant occurredAt, Map<String, Object> fields) {

  private static final int ID_BYTES = 16;

  /** What can happen. */
  enum Type {
    ORDER_PLACED("OrderPlaced"),
    ORDER_CANCELLED("OrderCancelled"),
    ORDER_STATUS_CHANGED("OrderStatusChanged"),
    STOCK_LOW("StockLow");

    private final String wireName;

    Type(String wireName) {
      this.wireName = wireName;
    }

    /** The {@code detail-type} of EventBridge. */
    String wireName() {
      return wireName;
    }
  }

  /**
   * The event of one version of an item, which has the same id for ever: an item gets each version
   * once.
   *
   * @param key the item's key, unique over all tables
   */
  static StoreEvent of(
      Type type, String key, long version, Instant occurredAt, Map<String, Object> fields) {
    return new StoreEvent(
        "evt_" + digest(type.wireName() + "/" + key + "/" + version), type, occurredAt, fields);
  }

  /** The {@code detail} of EventBridge. */
  String detail() {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("event_id", id);
    detail.put("occurred_at", occurredAt.toString());
    detail.putAll(fields);
    return Json.write(detail);
  }

  private static String digest(String text) {
    return HexFormat.of().formatHex(Sha256.of(text), 0, ID_BYTES);
  }
}
