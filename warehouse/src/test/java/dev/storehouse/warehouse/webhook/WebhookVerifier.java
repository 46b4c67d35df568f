package dev.storehouse.warehouse.webhook;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How a receiver tells what is ours: with the JDK alone and nothing of the sender's, so that it can
 * be read as an example. Whoever receives also remembers the ids that it has seen within the
 * tolerance.
 */
final class WebhookVerifier {

  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private final byte[] key;

  /** Takes a secret as its owner was given it: {@code whsec_…}. */
  WebhookVerifier(String secret) {
    this.key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
  }

  /** Whether the message is ours and of now; header names are in lower case. */
  boolean accepts(Map<String, String> headers, byte[] body, Instant now) {
    String timestamp = headers.getOrDefault("webhook-timestamp", "");
    if (!timestamp.matches("[0-9]{1,10}")) {
      return false;
    }
    Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now).abs();
    if (age.compareTo(TOLERANCE) > 0) {
      return false;
    }
    byte[] expected = signature(headers.getOrDefault("webhook-id", ""), timestamp, body);
    boolean accepted = false;
    for (String signature : headers.getOrDefault("webhook-signature", "").split(" ", -1)) {
      accepted |= MessageDigest.isEqual(expected, signature.getBytes(US_ASCII));
    }
    return accepted;
  }

  private byte[] signature(String id, String timestamp, byte[] body) {
    ByteArrayOutputStream signed = new ByteArrayOutputStream();
    signed.writeBytes((id + "." + timestamp + ".").getBytes(US_ASCII));
    signed.writeBytes(body);
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      byte[] digest = mac.doFinal(signed.toByteArray());
      return ("v1," + Base64.getEncoder().encodeToString(digest)).getBytes(US_ASCII);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
