package dev.storehouse.shared.identity.authentication;

import dev.storehouse.shared.identity.Principal;
import dev.storehouse.shared.identity.Refusal;
import dev.storehouse.shared.identity.Rejection;
import dev.storehouse.shared.identity.token.AccessToken;
import dev.storehouse.shared.identity.token.AccessTokenVerifier;
import dev.storehouse.shared.identity.token.Verification;
import java.time.Clock;
import java.util.Optional;

/**
 * Access tokens: what they prove, held against how key, user and tenant stand right now.
 * Thread-safe.
 */
final class AccessTokenKind implements CredentialKind {

  // The base64url of an opening brace and a quotation mark, with which a JOSE header begins.
  private static final String PREFIX = "ey";

  private final AccessTokenVerifier verifier;
  private final Standings standings;
  private final Optional<TenantStandings> tenants;
  private final Clock clock;

  /** Makes the kind; without {@code tenants} how a user's tenant stands does not matter. */
  AccessTokenKind(
      AccessTokenVerifier verifier,
      Standings standings,
      Optional<TenantStandings> tenants,
      Clock clock) {
    this.verifier = verifier;
    this.standings = standings;
    this.tenants = tenants;
    this.clock = clock;
  }

  @Override
  public boolean recognises(String credential) {
    return credential.startsWith(PREFIX);
  }

  @Override
  public Authentication authenticate(String credential) {
    return switch (verifier.verify(credential)) {
      case Verification.Rejected(Rejection reason) -> new Authentication.Rejected(reason);
      case Verification.Verified(AccessToken token, String kid) -> judge(token, kid);
    };
  }

  private Authentication judge(AccessToken token, String kid) {
    Standings.Standing standing = standings.read(token.userId(), kid);
    if (standing.key().filter(key -> key.isAcceptedAt(clock.instant())).isEmpty()) {
      return new Authentication.Rejected(Rejection.REVOKED_KEY);
    }
    return standing
        .user()
        .map(user -> judge(token, user))
        .orElseGet(() -> new Authentication.Rejected(Rejection.UNKNOWN_USER));
  }

  // Disabling a user ends their tokens too; they are told the stronger of the two.
  private Authentication judge(AccessToken token, UserStanding user) {
    return switch (user.status()) {
      case DELETED -> new Authentication.Rejected(Rejection.UNKNOWN_USER);
      case DISABLED -> new Authentication.Refused(Refusal.USER_DISABLED);
      case ACTIVE ->
          user.honours(token)
              ? admit(principal(user, token))
              : new Authentication.Rejected(Rejection.SUPERSEDED);
    };
  }

  // Someone has to be able to enable a tenant again: from those who run the platform, a tenant that
  // is not active takes the tenant only.
  private Authentication admit(Principal principal) {
    Optional<Refusal> refusal =
        principal.tenantId().flatMap(id -> tenants.flatMap(them -> them.refusal(id)));
    if (refusal.isEmpty()) {
      return new Authentication.Authenticated(principal);
    }
    return principal.isAdmin()
        ? new Authentication.Authenticated(principal.withoutTenant())
        : new Authentication.Refused(refusal.get());
  }

  private static Principal principal(UserStanding user, AccessToken token) {
    return new Principal(
        token.userId(), user.role(), user.tenantId(), user.scopes(), token.loginId());
  }
}
