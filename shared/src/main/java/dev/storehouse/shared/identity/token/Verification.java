package dev.storehouse.shared.identity.token;

import dev.storehouse.shared.identity.Rejection;

/** What came of verifying an access token. */
public sealed interface Verification {

  /**
   * The signature holds and the token is for us, now. Whether its user still may is another matter.
   *
   * @param token what it says
   * @param kid the key it was signed with
   */
  record Verified(AccessToken token, String kid) implements Verification {}

  /** The token proves nothing. */
  record Rejected(Rejection reason) implements Verification {}
}
