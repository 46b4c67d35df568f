package dev.storehouse.store.users;

import dev.storehouse.idempotency.StoredReply;
import java.time.Instant;
import java.util.Optional;

/** Opens, moves and closes accounts: the user and the claim on the e-mail address, as one. */
public interface Accounts {

  /** What became of an attempt. Unless it is done, nothing was changed. */
  enum Outcome {
    DONE,
    /** Somebody else holds the address. */
    EMAIL_TAKEN,
    /** The user has changed since it was read. */
    OUTDATED
  }

  /** Adds a user who holds the address from now on. */
  Outcome register(User user, Optional<StoredReply> reply);

  /** Lets go of the old address and takes the new one. */
  Outcome changeEmail(User before, String email, Instant now);

  /**
   * Erases what is personal and frees the address. Tokens and logins end; the identifier stays, for
   * the orders that name it.
   */
  Outcome close(User before, Instant now);
}
