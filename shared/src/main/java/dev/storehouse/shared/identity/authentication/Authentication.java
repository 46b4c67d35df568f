package dev.storehouse.shared.identity.authentication;

import dev.storehouse.shared.identity.Principal;
import dev.storehouse.shared.identity.Refusal;
import dev.storehouse.shared.identity.Rejection;

/** What came of authenticating a request. */
public sealed interface Authentication {

  /** The caller is known and welcome. */
  record Authenticated(Principal principal) implements Authentication {}

  /** No credential, or one that proves nothing: 401. */
  record Rejected(Rejection reason) implements Authentication {}

  /** The caller is known, and turned away: 403. */
  record Refused(Refusal reason) implements Authentication {}
}
