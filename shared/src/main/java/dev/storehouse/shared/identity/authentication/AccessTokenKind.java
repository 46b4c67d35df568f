package dev.storehouse.shared.identity.authentication;

import dev.storehouse.shared.identity.Principal;
import dev.storehouse.shared.identity.Refusal;
import dev.storehouse.shared.identity.Rejection;
import dev.storehouse.shared.identity.token.AccessToken;
import dev.storehouse.shared.identity.token.AccessTokenVerifier;
import dev.storehouse.shared.identity.token.Verification;
import java.time.Clock;

/** Access tokens: what they prove, held against how key and user stand right now. Thread-safe. */
final class AccessTokenKind implements CredentialKind {

  // The base64url of an opening brace and a quotation mark, with which a JOSE header begins.
  private static final String PREFIX = "ey";

  private final AccessTokenVerifier verifier;
  private final Standings standings;
  private final Clock clock;

  AccessTokenKind(AccessTokenVerifier verifier, Standings standings, Clock clock) {
    this.verifier = verifier;
    this.standings = standings;
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
  private static Authentication judge(AccessToken token, UserStanding user) {
    return switch (user.status()) {
      case DELETED -> new Authentication.Rejected(Rejection.UNKNOWN_USER);
      case DISABLED -> new Authentication.Refused(Refusal.USER_DISABLED);
      case ACTIVE ->
          user.honours(token)
              ? new Authentication.Authenticated(principal(user, token))
              : new Authentication.Rejected(Rejection.SUPERSEDED);
    };
  }

  private static Principal principal(UserStanding user, AccessToken token) {
    return new Principal(
        token.userId(), user.role(), user.tenantId(), user.scopes(), token.loginId());
  }
}
