package dev.storehouse.warehouse.webhook;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Proof that a message is ours and of now, as Standard Webhooks 1.0.0 has it, "Signature scheme"
 * and "Webhook headers".
 *
 * @param id the message's
 * @param timestamp when this attempt was made, seconds since 1970: receivers refuse what is old
 * @param signature {@code v1,} and HMAC-SHA-256 of {@code id.timestamp.body} in base64
 */
public record WebhookSignature(String id, long timestamp, String signature) {

  /** Signs one attempt to send a message. */
  public static WebhookSignature of(WebhookMessage message, Instant at, WebhookSecret secret) {
    long timestamp = at.getEpochSecond();
    byte[] mac =
        secret.authenticate(
            (message.id() + "." + timestamp + ".").getBytes(US_ASCII), message.bytes());
    return new WebhookSignature(
        message.id(), timestamp, "v1," + Base64.getEncoder().encodeToString(mac));
  }

  /** The headers by their names, in the specification's order. */
  public Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", Long.toString(timestamp));
    headers.put("webhook-signature", signature);
    return headers;
  }
}
