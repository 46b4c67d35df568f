package dev.storehouse.warehouse.webhook;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key that a receiver shares with us, symmetric, of Standard Webhooks 1.0.0. Each receiver has
 * its own. Immutable, thread-safe, and silent about itself in {@link #toString}.
 */
public final class WebhookSecret {

  /** Bytes of the shortest key, "Signature scheme" of the specification. */
  public static final int SHORTEST = 24;

  /** Bytes of the longest key. */
  public static final int LONGEST = 64;

  private static final String PREFIX = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  /**
   * Makes a secret.
   *
   * @param key {@value #SHORTEST} to {@value #LONGEST} bytes that nobody can guess
   * @throws IllegalArgumentException if the key has another length
   */
  public WebhookSecret(byte[] key) {
    if (key.length < SHORTEST || key.length > LONGEST) {
      throw new IllegalArgumentException("a webhook's key has 24 to 64 bytes");
    }
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /** What the receiver is given: {@code whsec_} and the key in base64. */
  public String text() {
    return PREFIX + Base64.getEncoder().encodeToString(key.getEncoded());
  }

  byte[] authenticate(byte[] first, byte[] second) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(first);
      return mac.doFinal(second);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
