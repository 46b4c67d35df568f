package dev.storehouse.query.tenants;

import dev.storehouse.shared.secret.Sha256;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
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
    ByteArrayOutputStream salted = new ByteArrayOutputStream();
    salted.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    salted.writeBytes(salt);
    return "sha256|" + hex(Sha256.of(salted.toByteArray())) + "|" + hex(salt);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public String toString() {
    return "DatabasePassword";
  }
}
