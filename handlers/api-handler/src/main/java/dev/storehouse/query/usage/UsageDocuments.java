package dev.storehouse.query.usage;

import dev.storehouse.warehouse.usage.DailyUsage;
import dev.storehouse.warehouse.usage.Usage;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** How usage looks in JSON. */
final class UsageDocuments {

  private static final int MILLISECONDS = 3;

  private UsageDocuments() {}

  static Map<String, Object> of(DailyUsage daily) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("day", daily.day().toString());
    document.put("actor_id", daily.actorId());
    document.putAll(of(daily.usage()));
    return document;
  }

  static Map<String, Object> of(Usage usage) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("statements", usage.statements());
    document.put("failures", usage.failures());
    document.put("rows", usage.rows());
    document.put("bytes", usage.bytes());
    document.put("seconds", BigDecimal.valueOf(usage.duration().toMillis(), MILLISECONDS));
    return document;
  }
}
