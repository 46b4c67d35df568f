package dev.storehouse.shared.secret;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The text of a secret, such as the one under which cursors and request fingerprints are hashed:
 * fetched at its first use, kept for {@link #MAX_AGE}. Thread-safe.
 */
public final class FetchedSecret implements Supplier<String> {

  /** How long a fetched value is used before it is fetched again. */
  public static final Duration MAX_AGE = Duration.ofMinutes(15);

  private record Fetched(String value, Instant at) {}

  private final SecretsManagerClient secretsManager;
  private final String secretArn;
  private final Clock clock;
  private volatile @Nullable Fetched fetched;

  public FetchedSecret(SecretsManagerClient secretsManager, String secretArn, Clock clock) {
    this.secretsManager = secretsManager;
    this.secretArn = secretArn;
    this.clock = clock;
  }

  @Override
  public String get() {
    Fetched known = fetched;
    if (known == null || clock.instant().isAfter(known.at().plus(MAX_AGE))) {
      String value =
          secretsManager.getSecretValue(request -> request.secretId(secretArn)).secretString();
      known = new Fetched(value, clock.instant());
      fetched = known;
    }
    return known.value();
  }

  /** Forgets the value, so that the next use fetches it. */
  public void forget() {
    fetched = null;
  }
}
