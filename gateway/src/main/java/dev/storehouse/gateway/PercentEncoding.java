package dev.storehouse.gateway;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Decodes what a request target carries percent-encoded (RFC 3986, section 2.1). */
public final class PercentEncoding {

  private PercentEncoding() {}

  /**
   * Decodes once; a plus sign stays one. Bytes that are not UTF-8 become U+FFFD.
   *
   * @throws IllegalArgumentException if a percent sign is not followed by two hexadecimal digits
   */
  public static String decode(String encoded) {
    if (encoded.indexOf('%') < 0) {
      return encoded;
    }
    byte[] source = encoded.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(source.length);
    for (int i = 0; i < source.length; i++) {
      if (source[i] == '%') {
        decoded.write(hexPair(source, i + 1));
        i += 2;
      } else {
        decoded.write(source[i]);
      }
    }
    return decoded.toString(StandardCharsets.UTF_8);
  }

  /** Decodes a name or value of a query, where a plus sign stands for a space. */
  public static String decodeQuery(String encoded) {
    return decode(encoded.replace('+', ' '));
  }

  private static int hexPair(byte[] source, int at) {
    if (at + 1 < source.length) {
      int high = Character.digit(source[at], 16);
      int low = Character.digit(source[at + 1], 16);
      if (high >= 0 && low >= 0) {
        return high << 4 | low;
      }
    }
    throw new IllegalArgumentException("not two hexadecimal digits after a percent sign");
  }
}
