package dev.storehouse.shared.identity.token;

import dev.storehouse.shared.identity.Principal;
import dev.storehouse.shared.identity.keys.SigningKeyPair;
import dev.storehouse.shared.identity.keys.SigningKeySource;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Issues access tokens for principals, under whichever key signs now. Thread-safe. */
public final class AccessTokenIssuer {

  private final SigningKeySource signingKeys;
  private final String issuer;
  private final String audience;
  private final Clock clock;

  public AccessTokenIssuer(
      SigningKeySource signingKeys, String issuer, String audience, Clock clock) {
    this.signingKeys = signingKeys;
    this.issuer = issuer;
    this.audience = audience;
    this.clock = clock;
  }

  /**
   * A token that is good for {@link AccessToken#LIFETIME}.
   *
   * @param userVersion the user's {@code ver} at this moment
   * @throws NoSigningKeyException if nothing can be signed at present
   */
  public IssuedToken issue(Principal principal, long userVersion) {
    SigningKeyPair pair = signingKeys.choose().orElseThrow(NoSigningKeyException::new);
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    AccessToken token =
        new AccessToken(
            issuer,
            principal.userId(),
            audience,
            now.plus(AccessToken.LIFETIME),
            now,
            now,
            UUID.randomUUID().toString(),
            principal.role(),
            principal.tenantId(),
            principal.scopes(),
            userVersion,
            principal.loginId());
    return new IssuedToken(new AccessTokenSigner(pair).sign(token), AccessToken.LIFETIME);
  }
}
