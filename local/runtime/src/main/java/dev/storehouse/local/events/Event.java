package dev.storehouse.local.events;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Something that happened, as EventBridge tells it ("Events", Amazon EventBridge user guide).
 *
 * @param id the same for every copy of an event
 * @param resources the ARNs of what it is about
 * @param detail JSON: text, numbers, booleans, lists and maps
 */
public record Event(
    String id,
    String source,
    String detailType,
    Instant time,
    List<String> resources,
    Map<String, Object> detail) {

  private static final String VERSION = "0";

  public Event {
    resources = List.copyOf(resources);
  }

  /** What a schedule sends when it sets no input of its own. */
  static Event scheduled(String ruleArn, Instant time) {
    return new Event(
        UUID.randomUUID().toString(),
        "aws.events",
        "Scheduled Event",
        time,
        List.of(ruleArn),
        Map.of());
  }

  /** The whole event, as patterns see it and functions get it. */
  Map<String, Object> document(String accountId, String region) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("version", VERSION);
    document.put("id", id);
    document.put("detail-type", detailType);
    document.put("source", source);
    document.put("account", accountId);
    document.put("time", time.truncatedTo(ChronoUnit.SECONDS).toString());
    document.put("region", region);
    document.put("resources", resources);
    document.put("detail", detail);
    return document;
  }
}
