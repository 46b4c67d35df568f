package dev.storehouse.shared.identity.apikey;

import java.math.BigInteger;

/** Whole numbers in digits, capitals and small letters, in this order: no sign needs quoting. */
final class Base62 {

  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final BigInteger RADIX = BigInteger.valueOf(DIGITS.length());

  private Base62() {}

  /** The number in exactly {@code length} digits, with leading zeros. */
  static String encode(BigInteger number, int length) {
    char[] text = new char[length];
    BigInteger left = number;
    for (int i = length - 1; i >= 0; i--) {
      BigInteger[] parts = left.divideAndRemainder(RADIX);
      text[i] = DIGITS.charAt(parts[1].intValue());
      left = parts[0];
    }
    if (left.signum() != 0) {
      throw new IllegalArgumentException("number with more than %d digits".formatted(length));
    }
    return new String(text);
  }
}
