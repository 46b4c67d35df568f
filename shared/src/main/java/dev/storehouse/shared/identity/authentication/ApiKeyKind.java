package dev.storehouse.shared.identity.authentication;

import dev.storehouse.shared.identity.Principal;
import dev.storehouse.shared.identity.Refusal;
import dev.storehouse.shared.identity.Rejection;
import dev.storehouse.shared.identity.apikey.ApiKeyText;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** API keys, held against how key and tenant stand right now. Thread-safe. */
final class ApiKeyKind implements CredentialKind {

  private final ApiKeyStandings keys;
  private final TenantStandings tenants;
  private final InstantSource clock;

  ApiKeyKind(ApiKeyStandings keys, TenantStandings tenants, InstantSource clock) {
    this.keys = keys;
    this.tenants = tenants;
    this.clock = clock;
  }

  @Override
  public boolean recognises(String credential) {
    return credential.startsWith(ApiKeyText.PREFIX);
  }

  @Override
  public Authentication authenticate(String credential) {
    Optional<ApiKeyText> shown = ApiKeyText.parse(credential);
    if (shown.isEmpty()) {
      return new Authentication.Rejected(Rejection.MALFORMED_API_KEY);
    }
    return keys.read(shown.get().keyId())
        .map(standing -> judge(shown.get(), standing))
        .orElseGet(() -> new Authentication.Rejected(Rejection.UNKNOWN_API_KEY));
  }

  private Authentication judge(ApiKeyText shown, ApiKeyStanding standing) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Optional<Rejection> rejection = standing.rejection(shown.hash(), now);
    if (rejection.isPresent()) {
      return new Authentication.Rejected(rejection.get());
    }
    Optional<Refusal> refusal = tenants.refusal(standing.tenantId());
    if (refusal.isPresent()) {
      return new Authentication.Refused(refusal.get());
    }
    keys.noteUse(shown.keyId(), standing, now);
    return new Authentication.Authenticated(
        Principal.ofApiKey(shown.keyId(), standing.tenantId(), standing.scopes()));
  }
}
