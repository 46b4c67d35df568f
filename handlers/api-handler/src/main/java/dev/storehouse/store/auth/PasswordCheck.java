package dev.storehouse.store.auth;

import dev.storehouse.store.passwords.PasswordHasher;
import dev.storehouse.store.users.User;
import java.util.Optional;

/**
 * Checks passwords, throttled, in the same time whether or not there is such a user. Thread-safe.
 */
final class PasswordCheck {

  private final LoginThrottle throttle;
  private final PasswordHasher hasher;

  PasswordCheck(LoginThrottle throttle, PasswordHasher hasher) {
    this.throttle = throttle;
    this.hasher = hasher;
  }

  /** Where to find the user, once it is clear that the attempt may be made. */
  @FunctionalInterface
  interface Lookup {
    Optional<User> find();
  }

  /**
   * The user, if they are active and the password is theirs.
   *
   * @param account normalised e-mail, or whatever was sent in its place
   * @throws dev.storehouse.shared.problem.ProblemException RATE_LIMITED, UNAVAILABLE
   */
  Optional<User> check(String sourceIp, String account, String password, Lookup lookup) {
    LoginThrottle.Permit permit = throttle.begin(sourceIp, account);
    Optional<User> proven;
    try {
      Optional<User> user = lookup.find();
      boolean matches = hasher.matches(user.flatMap(User::passwordHash), password);
      proven = user.filter(found -> matches && found.isActive());
    } catch (RuntimeException e) {
      throttle.withdrawn(permit);
      throw e;
    }
    if (proven.isPresent()) {
      throttle.succeeded(permit);
    } else {
      throttle.failed(permit);
    }
    return proven;
  }
}
