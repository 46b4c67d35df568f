package dev.storehouse.query.tenants;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.ApiKey;
import software.amazon.awssdk.services.apigateway.model.ConflictException;
import software.amazon.awssdk.services.apigateway.model.GetApiKeysResponse;
import software.amazon.awssdk.services.apigateway.model.GetUsagePlansResponse;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;
import software.amazon.awssdk.services.apigateway.model.UsagePlan;

/** Keys in a usage plan of Amazon API Gateway, which is found by its name. Thread-safe. */
public final class ApiGatewayKeys implements GatewayKeys {

  private static final int PAGE = 500;

  private final ApiGatewayClient client;
  private final String planName;
  private volatile @Nullable String planId;

  public ApiGatewayKeys(ApiGatewayClient client, String planName) {
    this.client = client;
    this.planName = planName;
  }

  @Override
  public void ensure(String tenantId) {
    String key = find(tenantId).stream().findFirst().orElseGet(() -> create(tenantId));
    String plan = plan();
    try {
      client.createUsagePlanKey(
          request -> request.usagePlanId(plan).keyId(key).keyType("API_KEY"));
    } catch (ConflictException e) {
      // It is in the plan already.
      return;
    }
  }

  @Override
  public void remove(String tenantId) {
    find(tenantId).forEach(this::delete);
  }

  private void delete(String key) {
    try {
      client.deleteApiKey(request -> request.apiKey(key));
    } catch (NotFoundException e) {
      // Another request has just removed it.
      return;
    }
  }

  private String create(String tenantId) {
    return client
        .createApiKey(
            request -> request.name(tenantId).value(VALUE_PREFIX + tenantId).enabled(true))
        .id();
  }

  private List<String> find(String tenantId) {
    List<String> found = new ArrayList<>();
    Optional<String> position = Optional.empty();
    do {
      String from = position.orElse(null);
      GetApiKeysResponse page =
          client.getApiKeys(request -> request.nameQuery(tenantId).position(from).limit(PAGE));
      page.items().stream()
          .filter(key -> tenantId.equals(key.name()))
          .map(ApiKey::id)
          .forEach(found::add);
      position = Optional.ofNullable(page.position());
    } while (position.isPresent());
    return found;
  }

  private String plan() {
    String known = planId;
    if (known == null) {
      known = findPlan();
      planId = known;
    }
    return known;
  }

  private String findPlan() {
    Optional<String> position = Optional.empty();
    do {
      String from = position.orElse(null);
      GetUsagePlansResponse page =
          client.getUsagePlans(request -> request.position(from).limit(PAGE));
      Optional<String> found =
          page.items().stream()
              .filter(plan -> planName.equals(plan.name()))
              .map(UsagePlan::id)
              .findFirst();
      if (found.isPresent()) {
        return found.get();
      }
      position = Optional.ofNullable(page.position());
    } while (position.isPresent());
    throw new IllegalStateException("no usage plan of the name in USAGE_PLAN_NAME");
  }
}
