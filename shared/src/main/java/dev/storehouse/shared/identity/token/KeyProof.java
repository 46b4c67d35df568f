package dev.storehouse.shared.identity.token;

import dev.storehouse.shared.identity.Principal;
import dev.storehouse.shared.identity.Role;
import dev.storehouse.shared.identity.keys.PublicJwk;
import dev.storehouse.shared.identity.keys.SigningKeyPair;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/**
 * Proves that what a private key signs, its published half verifies: for a new key before it is
 * used, and with a throw-away key to warm up the code before a SnapStart snapshot.
 */
public final class KeyProof {

  // No verifier of ours accepts this issuer: the token is worth nothing outside.
  private static final String NOBODY = "key-proof";

  private KeyProof() {}

  /**
   * Signs a token and verifies it.
   *
   * @return the token, which authenticates nobody
   * @throws IllegalStateException if the two halves do not belong together
   */
  public static String of(SigningKeyPair pair, PublicJwk published, Clock clock) {
    String token =
        new AccessTokenIssuer(() -> Optional.of(pair), NOBODY, NOBODY, clock)
            .issue(new Principal(NOBODY, Role.USER, Optional.empty(), Set.of(), NOBODY), 1)
            .value();
    AccessTokenVerifier verifier =
        new AccessTokenVerifier(kid -> Optional.of(published.publicKey()), NOBODY, NOBODY, clock);
    if (!(verifier.verify(token) instanceof Verification.Verified)) {
      throw new IllegalStateException("the published key does not verify what the key signs");
    }
    return token;
  }
}
