package dev.storehouse.local.events;

import dev.storehouse.gateway.template.Resource;
import dev.storehouse.gateway.template.Section;
import dev.storehouse.gateway.template.Stack;
import dev.storehouse.gateway.template.TemplateException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the rules and schedules of a stack: the events {@code EventBridgeRule}, {@code Schedule}
 * and {@code ScheduleV2} of its functions (AWS SAM developer guide, resource and property
 * reference). What is not emulated is refused rather than passed over.
 */
final class EventReader {

  private static final Set<String> RULE =
      Set.of("Pattern", "EventBusName", "RetryPolicy", "DeadLetterConfig", "RuleName", "State");
  private static final Set<String> SCHEDULE =
      Set.of(
          "Schedule",
          "Input",
          "RetryPolicy",
          "DeadLetterConfig",
          "Name",
          "Description",
          "Enabled",
          "State");
  private static final Set<String> SCHEDULE_V2 =
      Set.of(
          "ScheduleExpression",
          "Input",
          "RetryPolicy",
          "DeadLetterConfig",
          "Name",
          "Description",
          "State");
  private static final Pattern RATE = Pattern.compile("rate\\((\\d{1,6}) (minute|hour|day)(s?)\\)");

  private final Stack stack;

  EventReader(Stack stack) {
    this.stack = stack;
  }

  List<Rule> rules() {
    return read(
        (function, event) ->
            event.text("Type").equals("EventBridgeRule")
                ? Optional.of(rule(function, event))
                : Optional.empty());
  }

  List<Schedule> schedules() {
    return read(
        (function, event) ->
            switch (event.text("Type")) {
              case "Schedule" -> Optional.of(schedule(function, event, "Schedule", SCHEDULE));
              case "ScheduleV2" ->
                  Optional.of(schedule(function, event, "ScheduleExpression", SCHEDULE_V2));
              default -> Optional.empty();
            });
  }

  private <T> List<T> read(BiFunction<Resource, Section, Optional<T>> reader) {
    List<T> found = new ArrayList<>();
    for (Resource function : stack.resourcesOf("AWS::Serverless::Function")) {
      for (Section event : function.properties().section("Events").sections().values()) {
        reader.apply(function, event).filter(_ -> isEnabled(event)).ifPresent(found::add);
      }
    }
    return found;
  }

  private static boolean isEnabled(Section event) {
    Section properties = event.section("Properties");
    return properties.flag("Enabled", true)
        && !properties.optionalText("State").filter("DISABLED"::equals).isPresent();
  }

  private static Rule rule(Resource function, Section event) {
    Section properties = known(event, RULE);
    return new Rule(
        bus(properties.optionalText("EventBusName").orElse(EventBus.DEFAULT)),
        EventPattern.of(properties.section("Pattern")),
        target(function, event, properties));
  }

  /** Of a name or an ARN, which ends with it. */
  private static String bus(String reference) {
    return reference.substring(reference.lastIndexOf('/') + 1);
  }

  private Schedule schedule(
      Resource function, Section event, String expression, Set<String> names) {
    Section properties = known(event, names);
    Target target = target(function, event, properties);
    return new Schedule(
        "arn:aws:events:%s:%s:rule/%s".formatted(stack.region(), stack.accountId(), target.rule()),
        rate(properties, expression),
        properties.optionalText("Input"),
        target);
  }

  private static Duration rate(Section properties, String name) {
    String expression = properties.text(name);
    Matcher rate = RATE.matcher(expression);
    if (!rate.matches() || rate.group(1).equals("1") != rate.group(3).isEmpty()) {
      throw new TemplateException(
          properties.path() + "." + name, "only rate(…) is emulated, found " + expression);
    }
    int count = Integer.parseInt(rate.group(1));
    if (count == 0) {
      throw new TemplateException(properties.path() + "." + name, "a rate is at least 1");
    }
    return switch (rate.group(2)) {
      case "minute" -> Duration.ofMinutes(count);
      case "hour" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }

  private static Target target(Resource function, Section event, Section properties) {
    String[] steps = event.path().split("\\.", -1);
    return new Target(
        function.physicalId() + "-" + steps[steps.length - 1],
        function.physicalId(),
        RetryPolicy.of(properties),
        properties.section("DeadLetterConfig").optionalText("Arn"));
  }

  private static Section known(Section event, Set<String> names) {
    Section properties = event.section("Properties");
    properties.names().stream()
        .filter(name -> !names.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new TemplateException(properties.path() + "." + name, "is not emulated");
            });
    return properties;
  }
}
