package dev.storehouse.store.passwords;

import dev.storehouse.shared.problem.Problem;
import dev.storehouse.shared.problem.ProblemCode;
import dev.storehouse.shared.problem.ProblemException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Hashes and checks passwords, no more at once than there are processors: each takes 19 MiB, and
 * more at once would not end sooner. Thread-safe.
 */
public final class PasswordHasher {

  private static final int SALT_LENGTH = 16;
  private static final int HASH_LENGTH = 32;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(12);

  private static final PasswordHash NOBODY =
      PasswordHash.ofNobody(Argon2id.CURRENT, SALT_LENGTH, HASH_LENGTH);

  private final Semaphore turns = new Semaphore(Runtime.getRuntime().availableProcessors(), true);
  private final SecureRandom random = new SecureRandom();

  /**
   * The hash to store for a password, with a salt of its own.
   *
   * @throws ProblemException RATE_LIMITED if it is not its turn within twelve seconds
   */
  public String hash(String password) {
    byte[] salt = new byte[SALT_LENGTH];
    random.nextBytes(salt);
    return inTurn(
        () -> PasswordHash.compute(Argon2id.CURRENT, password, salt, HASH_LENGTH).format());
  }

  /**
   * Whether a stored hash is of this password. Without a hash it is not, after the same work.
   *
   * @throws ProblemException RATE_LIMITED if it is not its turn within twelve seconds
   */
  public boolean matches(Optional<String> storedHash, String password) {
    PasswordHash hash = storedHash.map(PasswordHash::parse).orElse(NOBODY);
    return inTurn(() -> hash.isOf(password));
  }

  /** Whether a stored hash costs less than a new one would. */
  public boolean isOutdated(String storedHash) {
    return PasswordHash.parse(storedHash).isBelow(Argon2id.CURRENT);
  }

  private <T> T inTurn(Supplier<T> work) {
    if (!acquired()) {
      throw Problem.of(ProblemCode.RATE_LIMITED, "Try again in a moment.")
          .withHeader("Retry-After", "2")
          .asException();
    }
    try {
      return work.get();
    } finally {
      turns.release();
    }
  }

  private boolean acquired() {
    try {
      return turns.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
