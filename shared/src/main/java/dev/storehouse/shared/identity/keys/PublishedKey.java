package dev.storehouse.shared.identity.keys;

import dev.storehouse.shared.tables.Attributes;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A row of SigningKeysTable: one public key, and until when what it signed is accepted. Immutable.
 *
 * @param jwk the key
 * @param stage where it stands; only {@link KeyStage#REVOKED} decides anything here, the others
 *     tell an operator what Secrets Manager holds
 * @param createdAt when the pair was made
 * @param expiresAt from when its tokens are refused and the row may be deleted, once that is known
 */
public record PublishedKey(
    PublicJwk jwk, KeyStage stage, Instant createdAt, Optional<Instant> expiresAt) {

  static final String KEY_SET = "key_set";
  static final String ACCESS_TOKENS = "access-tokens";
  static final String KID = "kid";
  static final String JWK = "jwk";
  static final String STAGE = "stage";
  static final String CREATED_AT = "created_at";
  static final String EXPIRES_AT = "expires_at";

  /** The primary key of the row of that key. */
  public static Map<String, AttributeValue> primaryKey(String kid) {
    return Map.of(
        KEY_SET, AttributeValue.fromS(ACCESS_TOKENS),
        KID, AttributeValue.fromS(kid));
  }

  /**
   * Reads a row.
   *
   * @throws IllegalStateException if it lacks an attribute
   * @throws IllegalArgumentException if one is not what {@link PublishedKeys} writes
   */
  public static PublishedKey ofItem(Map<String, AttributeValue> item) {
    return new PublishedKey(
        PublicJwk.parse(Attributes.text(item, JWK)),
        KeyStage.ofWireName(Attributes.text(item, STAGE)),
        Instant.parse(Attributes.text(item, CREATED_AT)),
        // DynamoDB's time to live takes whole seconds since the epoch, as a number.
        Optional.ofNullable(item.get(EXPIRES_AT))
            .map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds.n()))));
  }

  /**
   * Whether a token signed with this key is accepted at that time. DynamoDB deletes expired rows
   * within days, not seconds, hence the look at the clock.
   */
  public boolean isAcceptedAt(Instant now) {
    return stage != KeyStage.REVOKED && expiresAt.map(now::isBefore).orElse(true);
  }

  Map<String, AttributeValue> toItem() {
    Map<String, AttributeValue> item = new HashMap<>(primaryKey(jwk.kid()));
    item.put(JWK, AttributeValue.fromS(jwk.toJson()));
    item.put(STAGE, AttributeValue.fromS(stage.wireName()));
    item.put(CREATED_AT, AttributeValue.fromS(createdAt.toString()));
    expiresAt.ifPresent(
        instant ->
            item.put(EXPIRES_AT, AttributeValue.fromN(Long.toString(instant.getEpochSecond()))));
    return item;
  }
}
