package dev.storehouse.service;

import dev.storehouse.gateway.usage.ApiKey;
import dev.storehouse.gateway.usage.ApiKeys;
import dev.storehouse.gateway.usage.UsagePlan;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys of tenants without API Gateway's list of them: whom the authorizer gives a usage
 * identifier is a tenant, and each tenant's key is in the plan of the template. Thread-safe.
 */
record TenantKeys(List<UsagePlan> plans) implements ApiKeys {

  TenantKeys {
    plans = List.copyOf(plans);
  }

  @Override
  public Optional<Subscription> find(String value, String apiId, String stage) {
    return plans.stream()
        .filter(plan -> plan.stage(apiId, stage).isPresent())
        .findFirst()
        .map(plan -> new Subscription(key(value), plan));
  }

  private static ApiKey key(String value) {
    return new ApiKey(value, value, value, "", true, Instant.EPOCH, Instant.EPOCH, Map.of());
  }
}
