package dev.storehouse.local.aws.apigateway;

import dev.storehouse.gateway.template.Resource;
import dev.storehouse.gateway.template.Section;
import dev.storehouse.gateway.template.Stack;
import dev.storehouse.gateway.usage.ApiKey;
import dev.storehouse.gateway.usage.UsagePlanReader;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/**
 * Makes what a stack has of usage plans and keys (AWS CloudFormation Template Reference, {@code
 * AWS::ApiGateway::UsagePlan}, {@code ApiKey}, {@code UsagePlanKey}).
 */
final class StackKeys {

  private final Stack stack;
  private final KeyStore store;
  private final InstantSource clock;

  StackKeys(Stack stack, KeyStore store, InstantSource clock) {
    this.stack = stack;
    this.store = store;
    this.clock = clock;
  }

  void deploy() {
    UsagePlanReader.plansOf(stack).forEach(store::define);
    stack.resourcesOf("AWS::ApiGateway::ApiKey").stream()
        .filter(it -> !store.has(it.physicalId()))
        .forEach(it -> store.add(key(it)));
    for (Resource link : stack.resourcesOf("AWS::ApiGateway::UsagePlanKey")) {
      String keyId = link.properties().text("KeyId");
      String planId = link.properties().text("UsagePlanId");
      if (!store.isIn(keyId, planId)) {
        store.subscribe(keyId, planId);
      }
    }
  }

  private ApiKey key(Resource resource) {
    Section properties = resource.properties();
    Instant now = clock.instant();
    String value = properties.text("Value");
    KeyActions.checkValue(value);
    return new ApiKey(
        resource.physicalId(),
        value,
        properties.optionalText("Name").orElse(resource.logicalId()),
        properties.optionalText("Description").orElse(""),
        properties.flag("Enabled", false),
        now,
        now,
        Map.of());
  }
}
