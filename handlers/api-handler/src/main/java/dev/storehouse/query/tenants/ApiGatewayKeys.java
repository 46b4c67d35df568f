package dev.storehouse.query.tenants;

import dev.storehouse.query.tenants.ApiGatewayCalls.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keys in a usage plan of Amazon API Gateway, which is found by its name. Thread-safe. */
final class ApiGatewayKeys implements GatewayKeys {

  private static final String PAGE = "500";

  private final ApiGatewayCalls calls;
  private final String planName;
  private volatile @Nullable String planId;

  ApiGatewayKeys(ApiGatewayCalls calls, String planName) {
    this.calls = calls;
    this.planName = planName;
  }

  @Override
  public void ensure(String tenantId) {
    String key = find(tenantId).stream().findFirst().orElseGet(() -> create(tenantId));
    Answer answer =
        calls.post("/usageplans/" + plan() + "/keys", Map.of("keyId", key, "keyType", "API_KEY"));
    // In conflict with itself: the key is in the plan already.
    if (!answer.conflict()) {
      answer.good();
    }
  }

  @Override
  public void remove(String tenantId) {
    for (String key : find(tenantId)) {
      Answer answer = calls.delete("/apikeys/" + key);
      if (!answer.missing()) {
        answer.good();
      }
    }
  }

  private String create(String tenantId) {
    Map<String, ?> key =
        Map.of("name", tenantId, "value", VALUE_PREFIX + tenantId, "enabled", true);
    return String.valueOf(calls.post("/apikeys", key).good().body().get("id"));
  }

  private List<String> find(String tenantId) {
    return ids("/apikeys", Map.of("limit", PAGE, "name", tenantId), tenantId);
  }

  private String plan() {
    String known = planId;
    if (known == null) {
      known =
          ids("/usageplans", Map.of("limit", PAGE), planName).stream()
              .findFirst()
              .orElseThrow(
                  () -> new IllegalStateException("no usage plan of the name in USAGE_PLAN_NAME"));
      planId = known;
    }
    return known;
  }

  /** The ids of all that have exactly this name. */
  private List<String> ids(String path, Map<String, String> query, String name) {
    List<String> found = new ArrayList<>();
    Map<String, String> page = new HashMap<>(query);
    Optional<String> position;
    do {
      Map<String, @Nullable Object> body = calls.get(path, page).good().body();
      Object items = body.getOrDefault("item", List.of());
      List<?> list = items instanceof List<?> many ? many : List.of(items);
      for (Object each : list) {
        if (each instanceof Map<?, ?> item && name.equals(item.get("name"))) {
          found.add(String.valueOf(item.get("id")));
        }
      }
      position = Optional.ofNullable(body.get("position")).map(String::valueOf);
      position.ifPresent(next -> page.put("position", next));
    } while (position.isPresent());
    return found;
  }
}
