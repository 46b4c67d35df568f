package dev.storehouse.shared.identity.keys;

import java.security.interfaces.ECPublicKey;
import java.util.Optional;

/** Where a verifier finds the key a token names. Implementations are thread-safe. */
@FunctionalInterface
public interface PublicKeys {

  /** The key of that id, if tokens signed with it are accepted now. */
  Optional<ECPublicKey> find(String kid);
}
