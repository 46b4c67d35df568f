package dev.storehouse.gateway.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The content of a message. Immutable; two bodies are equal if their bytes are. */
public final class Body {

  /** No content. */
  public static final Body EMPTY = new Body(new byte[0]);

  private final byte[] bytes;

  private Body(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A copy of these bytes. */
  public static Body of(byte[] bytes) {
    return new Body(bytes.clone());
  }

  /** This text in UTF-8. */
  public static Body ofText(String text) {
    return new Body(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A copy of its bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** How many bytes it has. */
  public int length() {
    return bytes.length;
  }

  /** It as UTF-8; what is none becomes U+FFFD. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Body body && Arrays.equals(bytes, body.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return text();
  }
}
