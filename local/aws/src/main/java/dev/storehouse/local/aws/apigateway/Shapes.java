package dev.storehouse.local.aws.apigateway;

import dev.storehouse.gateway.usage.ApiKey;
import dev.storehouse.gateway.usage.RateLimit;
import dev.storehouse.gateway.usage.UsagePlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the service answers with, member by member (API Gateway API Reference, "Data Types"). */
final class Shapes {

  private Shapes() {}

  static Map<String, Object> key(ApiKey key, boolean withValue) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("id", key.id());
    if (withValue) {
      shape.put("value", key.value());
    }
    shape.put("name", key.name());
    if (!key.description().isEmpty()) {
      shape.put("description", key.description());
    }
    shape.put("enabled", key.enabled());
    shape.put("createdDate", key.created().getEpochSecond());
    shape.put("lastUpdatedDate", key.updated().getEpochSecond());
    shape.put("stageKeys", List.of());
    if (!key.tags().isEmpty()) {
      shape.put("tags", key.tags());
    }
    return shape;
  }

  static Map<String, Object> planKey(ApiKey key) {
    return Map.of("id", key.id(), "type", "API_KEY", "name", key.name(), "value", key.value());
  }

  static Map<String, Object> plan(UsagePlan plan) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("id", plan.id());
    shape.put("name", plan.name());
    if (!plan.description().isEmpty()) {
      shape.put("description", plan.description());
    }
    shape.put("apiStages", plan.stages().stream().map(Shapes::stage).toList());
    plan.throttle().ifPresent(limit -> shape.put("throttle", limit(limit)));
    plan.quota()
        .ifPresent(
            quota ->
                shape.put(
                    "quota",
                    Map.of(
                        "limit", quota.limit(),
                        "offset", quota.offset(),
                        "period", quota.period().name())));
    return shape;
  }

  private static Map<String, Object> stage(UsagePlan.ApiStage stage) {
    Map<String, Object> throttles = new LinkedHashMap<>();
    stage.throttles().forEach((method, limit) -> throttles.put(method, limit(limit)));
    return Map.of("apiId", stage.apiId(), "stage", stage.stage(), "throttle", throttles);
  }

  private static Map<String, Object> limit(RateLimit limit) {
    return Map.of("rateLimit", limit.rate(), "burstLimit", limit.burst());
  }
}
