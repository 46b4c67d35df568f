package dev.storehouse.local.aws.redshift.bulk;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;

/** Checks numbers as COPY reads them. */
final class NumberText {

  private static final int LONGEST = 400;

  private NumberText() {}

  static String whole(String value, String type, BigInteger least, BigInteger most)
      throws BadValueException {
    boolean signed = value.startsWith("-") || value.startsWith("+");
    for (int i = signed ? 1 : 0; i < value.length(); i++) {
      if (value.charAt(i) < '0' || value.charAt(i) > '9') {
        throw digit(value, i, type);
      }
    }
    if (value.length() == (signed ? 1 : 0) || value.length() > LONGEST) {
      throw digit(value, 0, type);
    }
    BigInteger number = new BigInteger(value);
    if (number.compareTo(least) < 0 || number.compareTo(most) > 0) {
      throw new BadValueException(
          LoadProblem.OVERFLOW, "Overflow, Value '%s', Type: %s".formatted(value, type));
    }
    return number.toString();
  }

  static String decimal(String value, TargetColumn column, boolean rounds)
      throws BadValueException {
    if (value.equals("NaN") && column.precision() < 0) {
      return value;
    }
    int digits = 0;
    for (int i = 0; i < value.length(); i++) {
      char character = value.charAt(i);
      boolean digit = character >= '0' && character <= '9';
      digits += digit ? 1 : 0;
      if (!digit && "+-.eE".indexOf(character) < 0) {
        throw digit(value, i, "Decimal");
      }
    }
    BigDecimal number;
    try {
      number = new BigDecimal(value);
    } catch (NumberFormatException _) {
      throw digit(value, 0, "Decimal");
    }
    boolean large = Math.abs((long) number.precision() - number.scale()) > LONGEST;
    if (column.precision() < 0 && !large) {
      return number.toPlainString();
    }
    BigDecimal fitted =
        large
            ? number
            : number.setScale(
                Math.max(column.scale(), 0), rounds ? RoundingMode.HALF_UP : RoundingMode.DOWN);
    if (large || digits > LONGEST || fitted.precision() > column.precision()) {
      throw new BadValueException(
          LoadProblem.OUT_OF_RANGE,
          "Overflow for NUMERIC(%d,%d)".formatted(column.precision(), column.scale()));
    }
    return fitted.toPlainString();
  }

  static String fraction(String value, boolean single) throws BadValueException {
    try {
      double number =
          switch (value) {
            case "inf", "infinity", "+Infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            case "nan" -> Double.NaN;
            default -> Double.parseDouble(value);
          };
      boolean named = value.toLowerCase(Locale.ROOT).contains("inf");
      if (Double.isInfinite(single ? (float) number : number) && !named) {
        throw new BadValueException(LoadProblem.FLOAT, "Overflow, Value '%s'".formatted(value));
      }
      return single ? Float.toString((float) number) : Double.toString(number);
    } catch (NumberFormatException _) {
      throw new BadValueException(
          LoadProblem.FLOAT, "Invalid float format or value '%s'".formatted(value));
    }
  }

  private static BadValueException digit(String value, int place, String type) {
    String shown = value.isEmpty() ? "" : value.substring(place, place + 1);
    return new BadValueException(
        new LoadProblem(
            LoadProblem.DIGIT,
            "Invalid digit, Value '%s', Pos %d, Type: %s".formatted(shown, place, type),
            place));
  }
}
