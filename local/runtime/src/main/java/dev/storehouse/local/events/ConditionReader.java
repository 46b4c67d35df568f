package dev.storehouse.local.events;

import dev.storehouse.gateway.template.TemplateException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the conditions of a pattern, and refuses those that are not emulated. */
final class ConditionReader {

  private final String path;

  /** A reader of the conditions at one path of the template. */
  ConditionReader(String path) {
    this.path = path;
  }

  Condition read(@Nullable Object condition) {
    return switch (condition) {
      case String text -> new Condition.Exactly(text);
      case Number number -> new Condition.Exactly(number);
      case Boolean flag -> new Condition.Exactly(flag);
      case Map<?, ?> operator when operator.size() == 1 -> {
        Map.Entry<?, ?> only = operator.entrySet().iterator().next();
        yield operator(String.valueOf(only.getKey()), only.getValue());
      }
      case null, default -> throw refused("" + condition);
    };
  }

  private Condition operator(String name, @Nullable Object operand) {
    return switch (name) {
      case "prefix" -> new Condition.Prefix(text(name, operand));
      case "suffix" -> new Condition.Suffix(text(name, operand));
      case "equals-ignore-case" -> new Condition.IgnoringCase(text(name, operand));
      case "exists" -> new Condition.Exists(flag(operand));
      case "numeric" -> new Condition.Numeric(bounds(operand));
      case "anything-but" -> new Condition.AnythingBut(excluded(operand));
      default -> throw refused(name);
    };
  }

  private List<Condition> excluded(@Nullable Object operand) {
    return switch (operand) {
      case List<?> several when !several.isEmpty() -> several.stream().map(this::value).toList();
      case Map<?, ?> operator when operator.size() == 1 -> {
        Map.Entry<?, ?> only = operator.entrySet().iterator().next();
        yield texts(String.valueOf(only.getKey()), only.getValue());
      }
      case null, default -> List.of(value(operand));
    };
  }

  private Condition value(@Nullable Object operand) {
    if (operand instanceof String || operand instanceof Number) {
      return new Condition.Exactly(operand);
    }
    throw refused("anything-but " + operand);
  }

  private List<Condition> texts(String name, @Nullable Object operand) {
    Function<String, Condition> condition =
        switch (name) {
          case "prefix" -> Condition.Prefix::new;
          case "suffix" -> Condition.Suffix::new;
          case "equals-ignore-case" -> Condition.IgnoringCase::new;
          default -> throw refused("anything-but " + name);
        };
    List<?> texts = operand instanceof List<?> several ? several : List.of(text(name, operand));
    return texts.stream().map(text -> condition.apply(text(name, text))).toList();
  }

  private List<Condition.Bound> bounds(@Nullable Object operand) {
    if (!(operand instanceof List<?> parts) || parts.isEmpty() || parts.size() % 2 != 0) {
      throw refused("numeric " + operand);
    }
    List<Condition.Bound> bounds = new ArrayList<>();
    for (int i = 0; i < parts.size(); i += 2) {
      if (!(parts.get(i + 1) instanceof Number limit)) {
        throw refused("numeric " + operand);
      }
      bounds.add(
          new Condition.Bound(comparison(parts.get(i)), new BigDecimal(String.valueOf(limit))));
    }
    return bounds;
  }

  private Condition.Comparison comparison(@Nullable Object sign) {
    return switch (String.valueOf(sign)) {
      case "=" -> Condition.Comparison.EQUAL;
      case "<" -> Condition.Comparison.LESS;
      case "<=" -> Condition.Comparison.AT_MOST;
      case ">" -> Condition.Comparison.GREATER;
      case ">=" -> Condition.Comparison.AT_LEAST;
      default -> throw refused("numeric " + sign);
    };
  }

  private String text(String name, @Nullable Object operand) {
    if (operand instanceof String text) {
      return text;
    }
    throw refused(name + " " + operand);
  }

  private boolean flag(@Nullable Object operand) {
    if (operand instanceof Boolean flag) {
      return flag;
    }
    throw refused("exists " + operand);
  }

  private TemplateException refused(String what) {
    return new TemplateException(path, "this condition of a pattern is not emulated: " + what);
  }
}
