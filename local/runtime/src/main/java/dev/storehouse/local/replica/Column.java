package dev.storehouse.local.replica;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A column of the warehouse and where its value comes from. Every value travels as text, which the
 * warehouse reads as the column's type: so numbers stay exact and times keep their zone.
 */
record Column(
    String name, String type, Function<Map<String, AttributeValue>, @Nullable String> value) {

  /** From the attribute of the same name, a string or a number; null where there is none. */
  static Column of(String name, String type) {
    return new Column(name, type, item -> text(item.get(name)));
  }

  /** The text of a string or number. */
  static @Nullable String text(@Nullable AttributeValue value) {
    if (value == null) {
      return null;
    }
    return value.s() == null ? value.n() : value.s();
  }

  /**
   * The value, which has to be there.
   *
   * @throws IllegalArgumentException if it is not
   */
  String required(Map<String, AttributeValue> item) {
    String text = value.apply(item);
    if (text == null) {
      throw new IllegalArgumentException("an item without " + name);
    }
    return text;
  }
}
