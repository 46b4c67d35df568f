package dev.storehouse.store.users;

import dev.storehouse.shared.identity.authentication.UserStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * Someone who can log in, or could. Does not print e-mail or password hash.
 *
 * @param email as {@link EmailAddress} normalises it; empty once the account is deleted
 * @param passwordHash PHC string; empty once the account is deleted
 * @param version 1 at first, one more with every change that the document shows
 * @param tokenVersion attribute "ver": access tokens of another one are over
 * @param loginEpoch logins of another one cannot be refreshed
 * @param keptLogin the login that a change of password spared
 */
public record User(
    String userId,
    Optional<String> email,
    Optional<String> passwordHash,
    Standing standing,
    Instant createdAt,
    Instant updatedAt,
    long version,
    long tokenVersion,
    long loginEpoch,
    Optional<KeptLogin> keptLogin) {

  /** A login whose tokens count from {@code tokenVersion} on, when those of others do not. */
  public record KeptLogin(String loginId, long tokenVersion) {}

  /** Someone who registers now. */
  public static User registering(String userId, String email, String passwordHash, Instant now) {
    return new User(
        userId,
        Optional.of(email),
        Optional.of(passwordHash),
        Standing.NEWCOMER,
        now,
        now,
        1,
        1,
        1,
        Optional.empty());
  }

  /** Whether they may log in. */
  public boolean isActive() {
    return standing.status() == UserStatus.ACTIVE;
  }

  /** Whether the account is gone: only the identifier is left, for the orders that name it. */
  public boolean isDeleted() {
    return standing.status() == UserStatus.DELETED;
  }

  User withEmail(String newEmail, Instant now) {
    return changed(Optional.of(newEmail), standing, now);
  }

  User withStanding(Standing newStanding, Instant now) {
    return changed(email, newStanding, now);
  }

  private User changed(Optional<String> newEmail, Standing newStanding, Instant now) {
    return new User(
        userId,
        newEmail,
        passwordHash,
        newStanding,
        createdAt,
        now,
        version + 1,
        tokenVersion,
        loginEpoch,
        keptLogin);
  }

  @Override
  public String toString() {
    return "User[" + userId + ", version " + version + "]";
  }
}
