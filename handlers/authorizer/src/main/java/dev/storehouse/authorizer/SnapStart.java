package dev.storehouse.authorizer;

import dev.storehouse.shared.identity.authentication.Authenticator;
import dev.storehouse.shared.identity.keys.SigningKeyPair;
import dev.storehouse.shared.identity.keys.VerificationKeys;
import dev.storehouse.shared.identity.token.KeyProof;
import java.time.Clock;
import org.crac.Resource;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Before a snapshot is taken: does once what every call does, so that classes are loaded and the
 * elliptic-curve code is warm in each instance that starts from it. After a restore: forgets what
 * was read back then.
 */
final class SnapStart implements Resource {

  private final Authenticator authenticator;
  private final VerificationKeys keys;
  private final Clock clock;

  SnapStart(Authenticator authenticator, VerificationKeys keys, Clock clock) {
    this.authenticator = authenticator;
    this.keys = keys;
    this.clock = clock;
  }

  @Override
  public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    SigningKeyPair pair = SigningKeyPair.generate(clock.instant(), clock.instant());
    String token = KeyProof.of(pair, pair.publicJwk(), clock);
    readTables(token);
  }

  @Override
  public void afterRestore(org.crac.Context<? extends Resource> context) {
    keys.forget();
  }

  // Nobody's key: it ends at the table of keys. Priming only saves time, so a table that cannot be
  // read must not keep a version from being published.
  private void readTables(String token) {
    try {
      authenticator.authenticate("Bearer " + token);
    } catch (SdkException unreachable) {
      keys.forget();
    }
  }
}
