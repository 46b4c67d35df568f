package dev.storehouse.local.aws.redshift.warehouse;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Whether a password is the one PostgreSQL holds a SCRAM-SHA-256 verifier of (RFC 5802, 7677), or
 * one of Redshift's own digests in its place: of password and salt, without a server key.
 */
final class ScramPassword {

  private static final Pattern VERIFIER =
      Pattern.compile("SCRAM-SHA-256\\$(\\d+):([^$]+)\\$([^:]+):(.*)");
  private static final int KEY_BITS = 256;
  private static final String NO_SERVER_KEY = Base64.getEncoder().encodeToString(new byte[32]);

  private ScramPassword() {}

  static boolean matches(String verifier, String password) {
    Matcher parts = VERIFIER.matcher(verifier);
    if (!parts.matches()) {
      return false;
    }
    try {
      Base64.Decoder base64 = Base64.getDecoder();
      if (parts.group(4).equals(NO_SERVER_KEY)) {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(password.getBytes(StandardCharsets.UTF_8));
        return MessageDigest.isEqual(
            digest.digest(base64.decode(parts.group(2))), base64.decode(parts.group(3)));
      }
      byte[] salted =
          salted(password, base64.decode(parts.group(2)), Integer.parseInt(parts.group(1)));
      return MessageDigest.isEqual(storedKey(salted), base64.decode(parts.group(3)));
    } catch (GeneralSecurityException e) {
      throw impossible(e);
    }
  }

  /** What PostgreSQL holds of a password of visible ASCII characters. */
  static String verifier(String password, byte[] salt, int iterations) {
    try {
      Base64.Encoder base64 = Base64.getEncoder();
      byte[] salted = salted(password, salt, iterations);
      return "SCRAM-SHA-256$%d:%s$%s:%s"
          .formatted(
              iterations,
              base64.encodeToString(salt),
              base64.encodeToString(storedKey(salted)),
              base64.encodeToString(key(salted, "Server Key")));
    } catch (GeneralSecurityException e) {
      throw impossible(e);
    }
  }

  /** SHA-256 of a text. */
  static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw impossible(e);
    }
  }

  private static byte[] salted(String password, byte[] salt, int iterations)
      throws GeneralSecurityException {
    PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, KEY_BITS);
    return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
  }

  private static byte[] storedKey(byte[] salted) throws GeneralSecurityException {
    return MessageDigest.getInstance("SHA-256").digest(key(salted, "Client Key"));
  }

  private static byte[] key(byte[] salted, String name) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(salted, "HmacSHA256"));
    return mac.doFinal(name.getBytes(StandardCharsets.US_ASCII));
  }

  private static IllegalStateException impossible(GeneralSecurityException e) {
    return new IllegalStateException("every Java platform has these algorithms", e);
  }
}
