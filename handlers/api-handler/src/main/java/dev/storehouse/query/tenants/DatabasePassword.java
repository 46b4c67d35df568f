package dev.storehouse.query.tenants;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The password of a tenant's database user: 240 random bits, and the three kinds of characters that
 * Redshift wants.
 *
 * <p>Source: Amazon Redshift Database Developer Guide, "CREATE USER".
 */
record DatabasePassword(String text) {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 30;
  private static final int SALT_BYTES = 16;

  static DatabasePassword random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new DatabasePassword(
        "Aa1" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /**
   * What a statement says in its place, {@code sha256|digest|salt}: the warehouse keeps texts of
   * statements.
   */
  String digest() {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return "sha256|" + hex(sha256(salt)) + "|" + hex(salt);
  }

  private byte[] sha256(byte[] salt) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(text.getBytes(StandardCharsets.UTF_8));
      return digest.digest(salt);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public String toString() {
    return "DatabasePassword";
  }
}
