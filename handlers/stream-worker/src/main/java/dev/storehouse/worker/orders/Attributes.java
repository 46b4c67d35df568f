package dev.storehouse.worker.orders;

import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what Lambda delivers of an item; binary values and sets are left out. */
final class Attributes {

  private Attributes() {}

  static Optional<Image> image(@Nullable Map<String, AttributeValue> item) {
    return Optional.ofNullable(item).filter(it -> !it.isEmpty()).map(it -> new Image(values(it)));
  }

  private static Map<String, Object> values(Map<String, AttributeValue> item) {
    Map<String, Object> values = new LinkedHashMap<>();
    item.forEach((name, value) -> value(value).ifPresent(it -> values.put(name, it)));
    return values;
  }

  private static Optional<Object> value(AttributeValue value) {
    if (value.getS() != null) {
      return Optional.of(value.getS());
    }
    if (value.getN() != null) {
      return Optional.of(new BigDecimal(value.getN()));
    }
    if (value.getM() != null) {
      return Optional.of(values(value.getM()));
    }
    if (value.getL() != null) {
      List<Object> elements =
          value.getL().stream().flatMap(element -> value(element).stream()).toList();
      return Optional.of(elements);
    }
    return Optional.ofNullable(value.getBOOL());
  }
}
