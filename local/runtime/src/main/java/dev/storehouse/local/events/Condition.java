package dev.storehouse.local.events;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a pattern asks of one value ("Comparison operators for use in event patterns", Amazon
 * EventBridge user guide).
 */
sealed interface Condition {

  /** Whether a value that is there, null perhaps, is what is asked for. */
  boolean accepts(@Nullable Object value);

  /** Whether it is enough that there is no value. */
  default boolean acceptsAbsence() {
    return false;
  }

  /** The very value. Numbers are compared as they are written: 300 and 300.0 differ. */
  record Exactly(Object wanted) implements Condition {
    @Override
    public boolean accepts(@Nullable Object value) {
      return (wanted instanceof Number && value instanceof Number)
          ? wanted.toString().equals(value.toString())
          : wanted.equals(value);
    }
  }

  /** The text, whatever the case of its letters. */
  record IgnoringCase(String text) implements Condition {
    @Override
    public boolean accepts(@Nullable Object value) {
      return value instanceof String found
          && found.toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT));
    }
  }

  /** A text with this beginning. */
  record Prefix(String text) implements Condition {
    @Override
    public boolean accepts(@Nullable Object value) {
      return value instanceof String found && found.startsWith(text);
    }
  }

  /** A text with this end. */
  record Suffix(String text) implements Condition {
    @Override
    public boolean accepts(@Nullable Object value) {
      return value instanceof String found && found.endsWith(text);
    }
  }

  /** Any value that none of the others accepts; it has to be there. */
  record AnythingBut(List<Condition> excluded) implements Condition {
    @Override
    public boolean accepts(@Nullable Object value) {
      return excluded.stream().noneMatch(condition -> condition.accepts(value));
    }
  }

  /** Any value at all, or none. */
  record Exists(boolean wanted) implements Condition {
    @Override
    public boolean accepts(@Nullable Object value) {
      return wanted;
    }

    @Override
    public boolean acceptsAbsence() {
      return !wanted;
    }
  }

  /** A number within bounds. */
  record Numeric(List<Bound> bounds) implements Condition {
    @Override
    public boolean accepts(@Nullable Object value) {
      return value instanceof Number number
          && bounds.stream().allMatch(bound -> bound.holds(new BigDecimal(number.toString())));
    }
  }

  /** One bound of a number. */
  record Bound(Comparison comparison, BigDecimal limit) {
    boolean holds(BigDecimal number) {
      int order = number.compareTo(limit);
      return switch (comparison) {
        case EQUAL -> order == 0;
        case LESS -> order < 0;
        case AT_MOST -> order <= 0;
        case GREATER -> order > 0;
        case AT_LEAST -> order >= 0;
      };
    }
  }

  /** How a number stands to a bound. */
  enum Comparison {
    EQUAL,
    LESS,
    AT_MOST,
    GREATER,
    AT_LEAST
  }
}
