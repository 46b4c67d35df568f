package dev.storehouse.shared.identity.authentication;

import dev.storehouse.shared.identity.Rejection;
import dev.storehouse.shared.identity.Scope;
import dev.storehouse.shared.identity.apikey.SecretHash;
import dev.storehouse.shared.tables.Attributes;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The part of an API key's record that authentication rests on. Immutable.
 *
 * @param previous the secret before the last rotation
 */
record ApiKeyStanding(
    String tenantId,
    Set<Scope> scopes,
    SecretHash secret,
    Optional<Previous> previous,
    Optional<Instant> expiresAt,
    Optional<Instant> revokedAt,
    Optional<Instant> lastUsedAt) {

  /** A secret that is accepted until then. */
  record Previous(SecretHash secret, Instant until) {}

  /**
   * Reads an item of ApiKeysTable.
   *
   * @throws IllegalStateException if it lacks tenant or secret
   */
  static ApiKeyStanding ofItem(Map<String, AttributeValue> item) {
    return new ApiKeyStanding(
        Attributes.text(item, "tenant_id"),
        Optional.ofNullable(item.get("scopes"))
            .map(names -> Scope.ofWireNames(names.ss()))
            .orElse(Set.of()),
        new SecretHash(Attributes.text(item, "secret_hash")),
        text(item, "previous_secret_hash")
            .flatMap(
                hash ->
                    instant(item, "previous_secret_until")
                        .map(until -> new Previous(new SecretHash(hash), until))),
        instant(item, "expires_at"),
        instant(item, "revoked_at"),
        instant(item, "last_used_at"));
  }

  /**
   * Why this secret is not accepted; empty if it is. Who does not know the secret learns nothing of
   * how the key stands.
   */
  Optional<Rejection> rejection(SecretHash shown, Instant now) {
    boolean current = secret.matches(shown);
    boolean former = previous.filter(it -> it.secret().matches(shown)).isPresent();
    if (!current && !former) {
      return Optional.of(Rejection.WRONG_API_KEY_SECRET);
    }
    if (revokedAt.isPresent()) {
      return Optional.of(Rejection.REVOKED_API_KEY);
    }
    boolean over = expiresAt.filter(end -> !now.isBefore(end)).isPresent();
    boolean replaced = !current && previous.filter(it -> now.isBefore(it.until())).isEmpty();
    return over || replaced ? Optional.of(Rejection.EXPIRED_API_KEY) : Optional.empty();
  }

  private static Optional<String> text(Map<String, AttributeValue> item, String name) {
    return Optional.ofNullable(item.get(name)).map(AttributeValue::s);
  }

  private static Optional<Instant> instant(Map<String, AttributeValue> item, String name) {
    return text(item, name).map(Instant::parse);
  }
}
