package dev.storehouse.local.aws.messaging;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An event that a bus has taken ("PutEventsRequestEntry", Amazon EventBridge API reference).
 *
 * @param id what EventBridge gives it; another one each time it is put
 * @param bus the name of the bus
 * @param detail JSON: text, numbers, booleans, lists and maps
 */
public record PublishedEvent(
    String id,
    String bus,
    String source,
    String detailType,
    Instant time,
    List<String> resources,
    Map<String, Object> detail) {

  public PublishedEvent {
    resources = List.copyOf(resources);
  }

  /** As an operator sees it. */
  Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("id", id);
    document.put("event_bus", bus);
    document.put("source", source);
    document.put("detail-type", detailType);
    document.put("time", time.truncatedTo(ChronoUnit.SECONDS).toString());
    document.put("resources", resources);
    document.put("detail", detail);
    return document;
  }
}
