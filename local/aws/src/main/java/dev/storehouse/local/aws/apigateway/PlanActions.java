package dev.storehouse.local.aws.apigateway;

import dev.storehouse.gateway.usage.ApiKey;
import dev.storehouse.gateway.usage.UsagePlan;
import java.util.List;
import java.util.Map;

/** The operations on {@code /usageplans}. Thread-safe. */
final class PlanActions {

  private final KeyStore store;

  PlanActions(KeyStore store) {
    this.store = store;
  }

  Map<String, Object> list(Map<String, String> query) {
    List<UsagePlan> plans =
        query.containsKey("keyId") ? store.plansOf(query.getOrDefault("keyId", "")) : store.plans();
    return Page.of(plans, query, UsagePlan::id, Shapes::plan);
  }

  Map<String, Object> read(String planId) {
    return Shapes.plan(store.plan(planId));
  }

  Map<String, Object> subscribe(String planId, Input input) {
    String type = input.requiredText("keyType");
    if (!type.equals("API_KEY")) {
      throw ApiGatewayException.badRequest("Invalid key type specified");
    }
    return Shapes.planKey(store.subscribe(input.requiredText("keyId"), planId));
  }

  Map<String, Object> keys(String planId, Map<String, String> query) {
    String prefix = query.getOrDefault("name", "");
    List<ApiKey> found =
        store.keysOf(planId).stream().filter(key -> key.name().startsWith(prefix)).toList();
    return Page.of(found, query, ApiKey::id, Shapes::planKey);
  }

  Map<String, Object> key(String planId, String keyId) {
    return store.keysOf(planId).stream()
        .filter(key -> key.id().equals(keyId))
        .findFirst()
        .map(Shapes::planKey)
        .orElseThrow(ApiGatewayException::noSuchKey);
  }

  void unsubscribe(String planId, String keyId) {
    store.unsubscribe(keyId, planId);
  }
}
