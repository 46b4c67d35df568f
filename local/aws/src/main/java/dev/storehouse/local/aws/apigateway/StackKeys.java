package dev.storehouse.local.aws.apigateway;

import dev.storehouse.local.aws.template.Resource;
import dev.storehouse.local.aws.template.Section;
import dev.storehouse.local.aws.template.Stack;
import dev.storehouse.local.aws.template.TemplateException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

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
    stack.resourcesOf("AWS::ApiGateway::UsagePlan").forEach(it -> store.define(plan(it)));
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

  private static UsagePlan plan(Resource resource) {
    Section properties = resource.properties();
    return new UsagePlan(
        resource.physicalId(),
        properties.optionalText("UsagePlanName").orElse(resource.physicalId()),
        properties.optionalText("Description").orElse(""),
        properties.sections("ApiStages").stream().map(StackKeys::stage).toList(),
        properties.optionalSection("Throttle").map(StackKeys::limit),
        properties.optionalSection("Quota").map(StackKeys::quota));
  }

  private static UsagePlan.ApiStage stage(Section stage) {
    Map<String, RateLimit> throttles = new LinkedHashMap<>();
    stage
        .section("Throttle")
        .sections()
        .forEach((method, section) -> throttles.put(method, limit(section)));
    return new UsagePlan.ApiStage(stage.text("ApiId"), stage.text("Stage"), throttles);
  }

  private static RateLimit limit(Section section) {
    return new RateLimit(
        number(section, "RateLimit"), section.optionalInteger("BurstLimit").orElse(0));
  }

  private static double number(Section section, String name) {
    try {
      return Double.parseDouble(section.text(name));
    } catch (NumberFormatException e) {
      throw new TemplateException(section.path() + "." + name, "expected a number");
    }
  }

  private static Quota quota(Section section) {
    String period = section.text("Period");
    Quota.Period known =
        Optional.of(period)
            .filter(it -> it.matches("DAY|WEEK|MONTH"))
            .map(Quota.Period::valueOf)
            .orElseThrow(
                () ->
                    new TemplateException(
                        section.path() + ".Period", "must be DAY, WEEK or MONTH, not " + period));
    return new Quota(
        Integer.parseInt(section.text("Limit")),
        section.optionalInteger("Offset").orElse(0),
        known);
  }
}
