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
      PBEKeySpec spec =
          new PBEKeySpec(
              password.toCharArray(),
              base64.decode(parts.group(2)),
              Integer.parseInt(parts.group(1)),
              KEY_BITS);
      byte[] salted =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(salted, "HmacSHA256"));
      byte[] clientKey = mac.doFinal("Client Key".getBytes(StandardCharsets.US_ASCII));
      byte[] storedKey = MessageDigest.getInstance("SHA-256").digest(clientKey);
      return MessageDigest.isEqual(storedKey, base64.decode(parts.group(3)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has these algorithms", e);
    }
  }
}
