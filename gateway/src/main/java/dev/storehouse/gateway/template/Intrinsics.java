package dev.storehouse.gateway.template;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Replaces every intrinsic function in a tree of maps, lists and scalars by its value.
 *
 * <p>Rules: AWS CloudFormation User Guide, "Intrinsic function reference".
 */
final class Intrinsics {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(!?)([^}]*)}");

  private final References references;
  private final Conditions conditions;
  private final Section mappings;
  private final String region;

  Intrinsics(References references, Conditions conditions, Section mappings, String region) {
    this.references = references;
    this.conditions = conditions;
    this.mappings = mappings;
    this.region = region;
  }

  /** The value at that path, or {@link References#NO_VALUE}. */
  Object resolve(String path, Object node) {
    return switch (node) {
      case Map<?, ?> map when map.size() == 1 -> {
        Map.Entry<?, ?> only = map.entrySet().iterator().next();
        String key = String.valueOf(only.getKey());
        yield function(path + "." + key, key, only.getValue()).orElseGet(() -> entries(path, map));
      }
      case Map<?, ?> map -> entries(path, map);
      case List<?> list -> elements(path, list);
      case null -> throw new TemplateException(path, "has no value");
      default -> node;
    };
  }

  private Map<String, Object> entries(String path, Map<?, ?> map) {
    Map<String, Object> resolved = new LinkedHashMap<>();
    map.forEach(
        (key, child) -> {
          Object value = resolve(path + "." + key, child);
          if (!References.NO_VALUE.equals(value)) {
            resolved.put(String.valueOf(key), value);
          }
        });
    return resolved;
  }

  private List<Object> elements(String path, List<?> list) {
    List<Object> resolved = new ArrayList<>();
    for (int index = 0; index < list.size(); index++) {
      Object value = resolve(path + "[" + index + "]", list.get(index));
      if (!References.NO_VALUE.equals(value)) {
        resolved.add(value);
      }
    }
    return resolved;
  }

  private Optional<Object> function(String path, String name, Object argument) {
    return switch (name) {
      case "Ref" -> Optional.of(references.ref(path, Section.asText(path, argument)));
      case "Fn::GetAtt" -> Optional.of(attribute(path, argument));
      case "Fn::Sub" -> Optional.of(substituted(path, argument));
      case "Fn::If" -> Optional.of(chosen(path, argument));
      case "Fn::Join" -> Optional.of(joined(path, argument));
      case "Fn::Select" -> Optional.of(selected(path, argument));
      case "Fn::Split" -> Optional.of(split(path, argument));
      case "Fn::FindInMap" -> Optional.of(found(path, argument));
      case "Fn::Base64" -> Optional.of(base64(text(path, argument)));
      case "Fn::GetAZs" -> Optional.of(List.of(region + "a", region + "b", region + "c"));
      default -> {
        if (name.startsWith("Fn::")) {
          throw new TemplateException(path, name + " is not supported here");
        }
        yield Optional.empty();
      }
    };
  }

  private String attribute(String path, Object argument) {
    List<?> parts =
        argument instanceof String text
            ? Arrays.asList(text.split("\\.", 2))
            : arguments(path, argument, 2);
    if (parts.size() != 2) {
      throw new TemplateException(path, "takes a logical id and an attribute");
    }
    return references.attribute(
        path, Section.asText(path, parts.getFirst()), text(path, parts.getLast()));
  }

  private String substituted(String path, Object argument) {
    if (argument instanceof List<?>) {
      List<?> parts = arguments(path, argument, 2);
      Section own = Section.of(path + "[1]", resolve(path + "[1]", parts.getLast()));
      return substituted(path, Section.asText(path, parts.getFirst()), own);
    }
    return substituted(path, Section.asText(path, argument), Section.of(path, Map.of()));
  }

  private String substituted(String path, String text, Section own) {
    Matcher placeholder = PLACEHOLDER.matcher(text);
    StringBuilder result = new StringBuilder();
    while (placeholder.find()) {
      String name = placeholder.group(2).strip();
      String value =
          placeholder.group(1).isEmpty()
              ? own.optionalText(name).orElseGet(() -> placeholderValue(path, name))
              : "${" + placeholder.group(2) + "}";
      placeholder.appendReplacement(result, Matcher.quoteReplacement(value));
    }
    return placeholder.appendTail(result).toString();
  }

  /** {@code ${Table.Arn}} is an attribute, but {@code ${StoreFunction.Alias}} a resource of SAM. */
  private String placeholderValue(String path, String name) {
    int dot = name.indexOf('.');
    if (dot < 0 || List.of("Alias", "Version", "Stage").contains(name.substring(dot + 1))) {
      return Section.asText(path, references.ref(path, name));
    }
    return references.attribute(path, name.substring(0, dot), name.substring(dot + 1));
  }

  private Object chosen(String path, Object argument) {
    List<?> parts = arguments(path, argument, 3);
    int branch = conditions.holds(path, Section.asText(path, parts.getFirst())) ? 1 : 2;
    return resolve(path + "[" + branch + "]", parts.get(branch));
  }

  private String joined(String path, Object argument) {
    List<?> parts = arguments(path, argument, 2);
    return list(path + "[1]", parts.getLast()).stream()
        .map(element -> Section.asText(path, element))
        .collect(Collectors.joining(Section.asText(path, parts.getFirst())));
  }

  private Object selected(String path, Object argument) {
    List<?> parts = arguments(path, argument, 2);
    List<?> choices = list(path + "[1]", parts.getLast());
    String index = text(path + "[0]", parts.getFirst());
    if (!index.matches("\\d{1,9}") || Integer.parseInt(index) >= choices.size()) {
      throw new TemplateException(path, "has no element " + index + " of " + choices.size());
    }
    return choices.get(Integer.parseInt(index));
  }

  private List<String> split(String path, Object argument) {
    List<?> parts = arguments(path, argument, 2);
    String separator = Section.asText(path, parts.getFirst());
    return List.of(text(path + "[1]", parts.getLast()).split(Pattern.quote(separator), -1));
  }

  private Object found(String path, Object argument) {
    List<?> keys = arguments(path, argument, 3);
    Section mapping = mappings.section(text(path + "[0]", keys.get(0)));
    Section row = mapping.section(text(path + "[1]", keys.get(1)));
    String column = text(path + "[2]", keys.get(2));
    return row.value(column)
        .orElseThrow(() -> new TemplateException(path, "no value at " + row.path() + "." + column));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private String text(String path, Object node) {
    return Section.asText(path, resolve(path, node));
  }

  private List<?> list(String path, Object node) {
    if (resolve(path, node) instanceof List<?> list) {
      return list;
    }
    throw new TemplateException(path, "expected a list");
  }

  private static List<?> arguments(String path, Object argument, int count) {
    if (argument instanceof List<?> list && list.size() == count) {
      return list;
    }
    throw new TemplateException(path, "takes a list of " + count + " arguments");
  }
}
