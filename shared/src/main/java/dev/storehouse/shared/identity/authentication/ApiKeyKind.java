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
  private final RecentApiKeys recent;

  ApiKeyKind(ApiKeyStandings keys, TenantStandings tenants, InstantSource clock) {
    this.keys = keys;
    this.tenants = tenants;
    this.clock = clock;
    this.recent = new RecentApiKeys(clock);
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
    String keyId = shown.get().keyId();
    return recent
        .find(keyId)
        .map(standing -> judge(shown.get(), standing))
        .filter(Authentication.Authenticated.class::isInstance)
        .orElseGet(() -> judgeNow(shown.get()));
  }

  private Authentication judgeNow(ApiKeyText shown) {
    Optional<ApiKeyStanding> standing = keys.read(shown.keyId());
    if (standing.isEmpty()) {
      return new Authentication.Rejected(Rejection.UNKNOWN_API_KEY);
    }
    Authentication judged = judge(shown, standing.get());
    if (judged instanceof Authentication.Authenticated) {
      keys.noteUse(shown.keyId(), standing.get(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
      recent.remember(shown.keyId(), standing.get());
    }
    return judged;
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
    return new Authentication.Authenticated(
        Principal.ofApiKey(shown.keyId(), standing.tenantId(), standing.scopes()));
  }
}
