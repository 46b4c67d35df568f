package dev.storehouse.shared.tables;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads and makes single attributes of items. */
public final class Attributes {

  private Attributes() {}

  /**
   * The string attribute of this name.
   *
   * @throws IllegalStateException if the item has none
   */
  public static String text(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    if (value == null || value.s() == null) {
      throw new IllegalStateException("item without string attribute " + name);
    }
    return value.s();
  }

  /**
   * The whole-number attribute of this name.
   *
   * @throws IllegalStateException if the item has none
   */
  public static long integer(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    if (value == null || value.n() == null) {
      throw new IllegalStateException("item without number attribute " + name);
    }
    return Long.parseLong(value.n());
  }

  public static AttributeValue of(String value) {
    return AttributeValue.fromS(value);
  }

  public static AttributeValue of(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }
}
