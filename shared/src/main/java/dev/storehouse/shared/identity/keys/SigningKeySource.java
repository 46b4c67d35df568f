package dev.storehouse.shared.identity.keys;

import java.util.Optional;

/** Where an issuer gets the key to sign with now. Implementations are thread-safe. */
@FunctionalInterface
public interface SigningKeySource {

  /** The pair to sign with now, or empty when there is none yet, or all are revoked. */
  Optional<SigningKeyPair> choose();
}
