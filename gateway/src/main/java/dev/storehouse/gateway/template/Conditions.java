package dev.storehouse.gateway.template;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/** The {@code Conditions} of a template, each evaluated once, when first asked for. */
final class Conditions {

  private final Section declarations;
  private final BiFunction<String, Object, Object> values;
  private final Map<String, Boolean> known = new HashMap<>();
  private final Set<String> underway = new HashSet<>();

  /**
   * @param values resolves an operand at a path: references and functions but no condition
   */
  Conditions(Section declarations, BiFunction<String, Object, Object> values) {
    this.declarations = declarations;
    this.values = values;
  }

  boolean holds(String path, String name) {
    Boolean answer = known.get(name);
    if (answer != null) {
      return answer;
    }
    Object expression =
        declarations
            .value(name)
            .orElseThrow(
                () -> new TemplateException(path, "no condition is named \"" + name + "\""));
    if (!underway.add(name)) {
      throw new TemplateException(path, "condition \"" + name + "\" depends on itself");
    }
    boolean holds = evaluate("Conditions." + name, expression);
    underway.remove(name);
    known.put(name, holds);
    return holds;
  }

  private boolean evaluate(String path, Object expression) {
    if (expression instanceof Map<?, ?> map && map.size() == 1) {
      Map.Entry<?, ?> only = map.entrySet().iterator().next();
      return evaluate(path, String.valueOf(only.getKey()), only.getValue());
    }
    throw new TemplateException(path, "not a condition: " + expression);
  }

  private boolean evaluate(String path, String function, Object argument) {
    String at = path + "." + function;
    return switch (function) {
      case "Condition" -> holds(at, String.valueOf(argument));
      case "Fn::Not" -> !evaluate(at, operands(at, argument, 1, 1).getFirst());
      case "Fn::And" ->
          operands(at, argument, 2, 10).stream().allMatch(operand -> evaluate(at, operand));
      case "Fn::Or" ->
          operands(at, argument, 2, 10).stream().anyMatch(operand -> evaluate(at, operand));
      case "Fn::Equals" -> {
        List<?> sides = operands(at, argument, 2, 2);
        yield text(at + "[0]", sides.getFirst()).equals(text(at + "[1]", sides.getLast()));
      }
      default -> throw new TemplateException(path, function + " is not a condition function");
    };
  }

  private Object text(String path, Object operand) {
    Object value = values.apply(path, operand);
    return value instanceof List<?> ? value : Section.asText(path, value);
  }

  private static List<?> operands(String path, Object argument, int least, int most) {
    if (argument instanceof List<?> list && list.size() >= least && list.size() <= most) {
      return list;
    }
    String count = least == most ? "" + least : least + " to " + most;
    throw new TemplateException(path, "takes a list of " + count + " operands");
  }
}
