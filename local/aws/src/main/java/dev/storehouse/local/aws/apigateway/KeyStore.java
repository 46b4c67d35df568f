package dev.storehouse.local.aws.apigateway;

import dev.storehouse.gateway.usage.ApiKey;
import dev.storehouse.gateway.usage.ApiKeys;
import dev.storehouse.gateway.usage.UsagePlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Every key, every plan, and which key is in which plan; in memory and, where a file is given, in
 * it. Thread-safe.
 */
final class KeyStore implements ApiKeys {

  /** "API keys per account per Region" among the quotas of REST APIs. */
  private static final int MAX_KEYS = 10_000;

  private final Map<String, ApiKey> keys = new LinkedHashMap<>();
  private final Map<String, String> idsByValue = new LinkedHashMap<>();
  private final Map<String, UsagePlan> plans = new LinkedHashMap<>();
  private final Map<String, Set<String>> keyIdsByPlan = new LinkedHashMap<>();
  private final Optional<KeysFile> file;

  KeyStore(Optional<KeysFile> file) {
    this.file = file;
    file.map(KeysFile::load)
        .ifPresent(
            content -> {
              content.keys().forEach(this::put);
              content
                  .keyIdsByPlan()
                  .forEach((plan, ids) -> keyIdsByPlan.put(plan, new LinkedHashSet<>(ids)));
            });
  }

  @Override
  public synchronized Optional<Subscription> find(String value, String apiId, String stage) {
    return Optional.ofNullable(idsByValue.get(value))
        .map(keys::get)
        .filter(ApiKey::enabled)
        .flatMap(
            key ->
                plansOf(key.id()).stream()
                    .filter(plan -> plan.stage(apiId, stage).isPresent())
                    .findFirst()
                    .map(plan -> new Subscription(key, plan)));
  }

  /** Plans come from templates; what an older template had is forgotten with its stack only. */
  synchronized void define(UsagePlan plan) {
    plans.put(plan.id(), plan);
  }

  synchronized void add(ApiKey key) {
    if (idsByValue.containsKey(key.value())) {
      throw ApiGatewayException.conflict("API Key already exists");
    }
    if (keys.size() >= MAX_KEYS) {
      throw ApiGatewayException.limitExceeded("The maximum number of API Keys has been reached");
    }
    put(key);
    save();
  }

  synchronized void replace(ApiKey key) {
    put(key);
    save();
  }

  synchronized void remove(String keyId) {
    ApiKey key = key(keyId);
    keys.remove(keyId);
    idsByValue.remove(key.value());
    keyIdsByPlan.values().forEach(ids -> ids.remove(keyId));
    save();
  }

  synchronized ApiKey key(String keyId) {
    return Optional.ofNullable(keys.get(keyId)).orElseThrow(ApiGatewayException::noSuchKey);
  }

  synchronized boolean has(String keyId) {
    return keys.containsKey(keyId);
  }

  synchronized List<ApiKey> keys() {
    return List.copyOf(keys.values());
  }

  synchronized UsagePlan plan(String planId) {
    return Optional.ofNullable(plans.get(planId)).orElseThrow(ApiGatewayException::noSuchPlan);
  }

  synchronized List<UsagePlan> plans() {
    return List.copyOf(plans.values());
  }

  synchronized List<UsagePlan> plansOf(String keyId) {
    return plans.values().stream().filter(plan -> isIn(keyId, plan.id())).toList();
  }

  synchronized List<ApiKey> keysOf(String planId) {
    plan(planId);
    List<ApiKey> members = new ArrayList<>();
    keyIdsByPlan.getOrDefault(planId, Set.of()).forEach(id -> members.add(key(id)));
    return members;
  }

  synchronized boolean isIn(String keyId, String planId) {
    return keyIdsByPlan.getOrDefault(planId, Set.of()).contains(keyId);
  }

  /** A key is in one plan of a stage at most ("Usage plans", API Gateway developer guide). */
  synchronized ApiKey subscribe(String keyId, String planId) {
    UsagePlan plan = plan(planId);
    ApiKey key = key(keyId);
    if (plansOf(keyId).stream().anyMatch(other -> other.id().equals(planId))) {
      throw ApiGatewayException.conflict(
          "API Key %s is already in Usage Plan %s".formatted(keyId, planId));
    }
    if (plansOf(keyId).stream().anyMatch(plan::overlaps)) {
      throw ApiGatewayException.conflict(
          "Usage plan %s cannot be added because API Key cannot be subscribed to multiple usage plans that contain the same stage"
              .formatted(planId));
    }
    keyIdsByPlan.computeIfAbsent(planId, _ -> new LinkedHashSet<>()).add(keyId);
    save();
    return key;
  }

  synchronized void unsubscribe(String keyId, String planId) {
    plan(planId);
    if (!isIn(keyId, planId)) {
      throw ApiGatewayException.notFound("Invalid API Key identifier specified");
    }
    keyIdsByPlan.getOrDefault(planId, Set.of()).remove(keyId);
    save();
  }

  private void put(ApiKey key) {
    keys.put(key.id(), key);
    idsByValue.put(key.value(), key.id());
  }

  private void save() {
    file.ifPresent(it -> it.save(new KeysFile.Content(keys(), keyIdsByPlan)));
  }
}
