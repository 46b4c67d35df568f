package dev.storehouse.query.keys;

import dev.storehouse.shared.identity.Scope;
import dev.storehouse.shared.identity.apikey.ApiKeyText;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How API keys look in JSON. */
final class ApiKeyDocuments {

  private ApiKeyDocuments() {}

  /** The document of a key: neither secret nor hash. */
  static Map<String, Object> of(ApiKey key, Instant now) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("key_id", key.keyId());
    document.put("name", key.name());
    document.put("scopes", key.scopes().stream().sorted().map(Scope::wireName).toList());
    document.put("status", status(key, now));
    document.put("created_at", key.createdAt().toString());
    document.put("created_by", key.createdBy());
    document.put("expires_at", text(key.expiresAt()));
    document.put("last_used_at", text(key.lastUsedAt()));
    document.put("revoked_at", text(key.revokedAt()));
    document.put("previous_secret_until", text(key.previous().map(ApiKey.Previous::until)));
    document.put("version", key.version());
    return document;
  }

  /** The document with the secret, for the one answer that shows it. */
  static Map<String, Object> withSecret(ApiKey key, ApiKeyText secret, Instant now) {
    Map<String, Object> document = of(key, now);
    document.put("api_key", secret.text());
    return document;
  }

  private static String status(ApiKey key, Instant now) {
    if (key.isRevoked()) {
      return "revoked";
    }
    return key.isLiveAt(now) ? "active" : "expired";
  }

  private static @Nullable String text(Optional<Instant> instant) {
    return instant.map(Instant::toString).orElse(null);
  }
}
