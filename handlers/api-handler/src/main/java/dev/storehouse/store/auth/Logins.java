package dev.storehouse.store.auth;

import dev.storehouse.store.users.User;
import java.time.Instant;
import java.util.Optional;

/** The logins. Reads see every write that has returned. */
interface Logins {

  Optional<Login> find(String loginId);

  void add(Login login);

  /**
   * Lets another token take the place of the one that {@code login} was read with.
   *
   * @return false if that one is not good any more, because another request was first
   */
  boolean rotate(Login login, RefreshToken next);

  /**
   * Ends a login, with every access token of its user: those of other logins are refreshed without
   * anyone noticing. Does nothing if it has ended before.
   */
  void end(Login login, Instant now);

  /**
   * Changes a password, and ends all logins and access tokens of the user but those of one login.
   *
   * @param kept the login that goes on, if any
   * @return false if the user is not the version that was read any more; nothing is changed then
   */
  boolean changePassword(User before, String passwordHash, Optional<Login> kept, Instant now);
}
