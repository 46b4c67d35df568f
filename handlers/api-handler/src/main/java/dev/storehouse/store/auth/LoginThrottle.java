package dev.storehouse.store.auth;

import dev.storehouse.shared.problem.Problem;
import dev.storehouse.shared.problem.ProblemCode;
import dev.storehouse.shared.problem.ProblemException;
import dev.storehouse.shared.secret.KeyedHash;
import dev.storehouse.throttle.Attempts;
import dev.storehouse.throttle.Delays;
import dev.storehouse.throttle.Source;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Slows down the guessing of passwords without locking anyone out. Failures are counted for each
 * pair of source and account, and for each account as a whole; the latter only hold up sources from
 * which the account was never logged in to, so that its owner gets in whatever others try from
 * elsewhere. Accounts that do not exist are counted alike. Thread-safe.
 */
final class LoginThrottle {

  /**
   * Five wrong passwords from one place are a person; then 1 s, 2 s, 4 s … a quarter of an hour.
   */
  static final Delays OF_PAIR = new Delays(5, Duration.ofSeconds(1), Duration.ofMinutes(15));

  /**
   * For one account from anywhere. It ends sooner: it may be an owner on a new device who waits.
   */
  static final Delays OF_ACCOUNT = new Delays(25, Duration.ofSeconds(1), Duration.ofMinutes(1));

  /** One attempt that may be made; to be settled once. */
  record Permit(String pair, String account, boolean familiar, String source) {}

  private final Attempts attempts;
  private final DynamoFamiliarSources familiar;
  private final KeyedHash hash;

  LoginThrottle(Attempts attempts, DynamoFamiliarSources familiar, KeyedHash hash) {
    this.attempts = attempts;
    this.familiar = familiar;
    this.hash = hash;
  }

  /**
   * Announces an attempt.
   *
   * @param account normalised e-mail, or whatever was sent in its place
   * @throws ProblemException RATE_LIMITED if it is too early for one
   */
  Permit begin(String sourceIp, String account) {
    String source = Source.of(sourceIp);
    String familiarBucket = bucket("familiar", source, account);
    String pair = bucket("login", source, account);
    boolean known = familiar.contain(familiarBucket);
    // A familiar source counts by itself, in as many steps: the time must not tell who is known.
    String whole =
        known ? bucket("login-familiar", source, account) : bucket("login-anywhere", account);
    refuseIfTooEarly(attempts.begin(pair, OF_PAIR), OF_PAIR);
    Optional<Duration> wait = attempts.begin(whole, OF_ACCOUNT);
    if (wait.isPresent()) {
      attempts.withdrawn(pair, OF_PAIR);
    }
    refuseIfTooEarly(wait, OF_ACCOUNT);
    return new Permit(pair, whole, known, familiarBucket);
  }

  /** Notes where an account was made: its owner is there, and is not to be held out by others. */
  void registered(String sourceIp, String account) {
    familiar.add(bucket("familiar", Source.of(sourceIp), account));
  }

  void failed(Permit permit) {
    attempts.failed(permit.pair(), OF_PAIR);
    attempts.failed(permit.account(), OF_ACCOUNT);
  }

  /** The password was right: the pair starts afresh, and the source is familiar from now on. */
  void succeeded(Permit permit) {
    attempts.succeeded(permit.pair());
    if (permit.familiar()) {
      attempts.succeeded(permit.account());
    } else {
      attempts.withdrawn(permit.account(), OF_ACCOUNT);
    }
    familiar.add(permit.source());
  }

  /** Nothing was learned about the password. */
  void withdrawn(Permit permit) {
    attempts.withdrawn(permit.pair(), OF_PAIR);
    attempts.withdrawn(permit.account(), OF_ACCOUNT);
  }

  private static void refuseIfTooEarly(Optional<Duration> wait, Delays delays) {
    if (wait.isPresent()) {
      String seconds = Long.toString(Math.max(1, Math.ceilDiv(wait.get().toMillis(), 1000L)));
      throw Problem.of(
              ProblemCode.RATE_LIMITED, "Too many wrong passwords; try again after Retry-After.")
          .withHeader("Retry-After", seconds)
          .withHeader("RateLimit-Limit", Integer.toString(delays.free()))
          .withHeader("RateLimit-Remaining", "0")
          .withHeader("RateLimit-Reset", seconds)
          .asException();
    }
  }

  private String bucket(String kind, String... parts) {
    return kind + " " + HexFormat.of().formatHex(hash.of(kind, String.join(" ", parts)));
  }
}
