package dev.storehouse.gateway.usage;

import dev.storehouse.gateway.template.Resource;
import dev.storehouse.gateway.template.Section;
import dev.storehouse.gateway.template.Stack;
import dev.storehouse.gateway.template.TemplateException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the usage plans of a stack (AWS CloudFormation Template Reference, {@code
 * AWS::ApiGateway::UsagePlan}).
 */
public final class UsagePlanReader {

  private UsagePlanReader() {}

  /**
   * Every plan of the stack, in the template's order.
   *
   * @throws TemplateException if one is not well formed
   */
  public static List<UsagePlan> plansOf(Stack stack) {
    return stack.resourcesOf("AWS::ApiGateway::UsagePlan").stream()
        .map(UsagePlanReader::plan)
        .toList();
  }

  private static UsagePlan plan(Resource resource) {
    Section properties = resource.properties();
    return new UsagePlan(
        resource.physicalId(),
        properties.optionalText("UsagePlanName").orElse(resource.physicalId()),
        properties.optionalText("Description").orElse(""),
        properties.sections("ApiStages").stream().map(UsagePlanReader::stage).toList(),
        properties.optionalSection("Throttle").map(UsagePlanReader::limit),
        properties.optionalSection("Quota").map(UsagePlanReader::quota));
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
