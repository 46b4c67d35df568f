package dev.storehouse.store.users;

import dev.storehouse.shared.paging.Page;
import dev.storehouse.shared.paging.PageRequest;
import java.time.Instant;
import java.util.Optional;

/** The users, deleted ones among them. Reads by key see every write that has returned. */
public interface Users {

  Optional<User> find(String userId);

  /**
   * The user who holds an address. Takes the same reads whether or not somebody does.
   *
   * @param email normalised
   */
  Optional<User> findByEmail(String email);

  /** Those who are not deleted, newest first. */
  Page<User> listed(PageRequest page);

  /**
   * Those who are not deleted and have this address, for a list: a change of the last moment may
   * not show.
   */
  Page<User> listedWithEmail(String email);

  /**
   * Gives a user another standing. What was issued under the old one ends: access tokens in any
   * case, logins too where the user is disabled.
   *
   * @return false if {@code before} is not the current version any more; nothing is changed then
   */
  boolean changeStanding(User before, Standing standing, Instant now);

  /** Puts a costlier hash of the same password in place, unless the password has changed. */
  void replaceHash(User user, String passwordHash);
}
