package dev.storehouse.http;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/** Exact numbers among the values that JSON is read into. */
final class JsonNumbers {

  private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");

  /** Beyond this exponent no number here is meant, and arithmetic with it can overflow. */
  private static final int MOST_EXPONENT = 1000;

  private JsonNumbers() {}

  /** The number, if the value is one without fraction; 3.0 is one. */
  static Optional<BigDecimal> whole(Object value) {
    return number(value).filter(number -> number.stripTrailingZeros().scale() <= 0);
  }

  /** The number, if the value is one or a string that spells one in plain digits. */
  static Optional<BigDecimal> decimal(Object value) {
    return value instanceof String text && DECIMAL.matcher(text).matches()
        ? Optional.of(new BigDecimal(text))
        : number(value);
  }

  private static Optional<BigDecimal> number(Object value) {
    Optional<BigDecimal> number = exact(value);
    return number.filter(found -> Math.abs((long) found.scale()) <= MOST_EXPONENT);
  }

  private static Optional<BigDecimal> exact(Object value) {
    return switch (value) {
      case Integer small -> Optional.of(BigDecimal.valueOf(small));
      case Long large -> Optional.of(BigDecimal.valueOf(large));
      case BigInteger huge -> Optional.of(new BigDecimal(huge));
      case BigDecimal decimal -> Optional.of(decimal);
      default -> Optional.empty();
    };
  }
}
