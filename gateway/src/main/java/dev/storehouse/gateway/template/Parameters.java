package dev.storehouse.gateway.template;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The values of a template's parameters, checked against their declarations.
 *
 * <p>Rules: AWS CloudFormation User Guide, "CloudFormation template Parameters syntax".
 */
final class Parameters {

  private Parameters() {}

  /** By name: a text, or a list of texts for the list types. */
  static Map<String, Object> values(Section declarations, Map<String, String> overrides) {
    overrides.keySet().stream()
        .filter(name -> !declarations.names().contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new TemplateException(
                  "Parameters." + name,
                  "the template has no such parameter; it has " + declarations.names());
            });
    Map<String, Object> values = new LinkedHashMap<>();
    declarations
        .sections()
        .forEach(
            (name, declaration) ->
                values.put(name, value(declaration, Optional.ofNullable(overrides.get(name)))));
    return values;
  }

  private static Object value(Section declaration, Optional<String> override) {
    String type = declaration.text("Type");
    Optional<String> fallback =
        type.startsWith("AWS::SSM::Parameter::Value")
            ? Optional.empty()
            : declaration.optionalText("Default");
    String text =
        override
            .or(() -> fallback)
            .orElseThrow(
                () ->
                    new TemplateException(
                        declaration.path(), "has no value: it has no default and none was given"));
    if (!type.startsWith("List<") && !type.equals("CommaDelimitedList")) {
      check(declaration, type, text);
      return text;
    }
    List<String> elements =
        text.isEmpty() ? List.of() : Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    String elementType = type.equals("List<Number>") ? "Number" : "String";
    elements.forEach(element -> check(declaration, elementType, element));
    return elements;
  }

  private static void check(Section declaration, String type, String text) {
    List<String> allowed = declaration.texts("AllowedValues");
    if (!allowed.isEmpty() && !allowed.contains(text)) {
      throw refused(declaration, text, "must be one of " + allowed);
    }
    declaration
        .optionalText("AllowedPattern")
        .filter(pattern -> !text.matches(pattern))
        .ifPresent(
            pattern -> {
              throw refused(declaration, text, "must match " + pattern);
            });
    bounded(declaration, text, BigDecimal.valueOf(text.length()), "MinLength", "MaxLength");
    if (type.equals("Number")) {
      bounded(declaration, text, number(declaration, text), "MinValue", "MaxValue");
    }
  }

  private static void bounded(
      Section declaration, String text, BigDecimal measure, String least, String most) {
    declaration
        .optionalText(least)
        .filter(bound -> measure.compareTo(new BigDecimal(bound)) < 0)
        .ifPresent(
            bound -> {
              throw refused(declaration, text, "%s is %s".formatted(least, bound));
            });
    declaration
        .optionalText(most)
        .filter(bound -> measure.compareTo(new BigDecimal(bound)) > 0)
        .ifPresent(
            bound -> {
              throw refused(declaration, text, "%s is %s".formatted(most, bound));
            });
  }

  private static BigDecimal number(Section declaration, String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw refused(declaration, text, "must be a number");
    }
  }

  private static TemplateException refused(Section declaration, String text, String rule) {
    String shown = declaration.flag("NoEcho", false) ? "the value" : "\"" + text + "\"";
    String hint =
        declaration.optionalText("ConstraintDescription").map(" (%s)"::formatted).orElse("");
    return new TemplateException(declaration.path(), shown + " is refused: " + rule + hint);
  }
}
