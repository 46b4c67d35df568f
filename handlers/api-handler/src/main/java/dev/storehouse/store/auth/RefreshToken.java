package dev.storehouse.store.auth;

import dev.storehouse.shared.secret.Sha256;

/**
 * A refresh token, {@code shr_<login_id>_<secret><seal>}: which login it belongs to, 256 random
 * bits in base64url, and what shows that we issued it. Does not print itself.
 */
record RefreshToken(String loginId, String secret, String seal) {

  /** The text that a client keeps. */
  String format() {
    return "shr_" + loginId + "_" + secret + seal;
  }

  /** SHA-256 of the secret in hexadecimal. A plain hash will do: nobody can guess 256 bits. */
  String hash() {
    return Sha256.hex(secret);
  }

  @Override
  public String toString() {
    return "RefreshToken[" + loginId + "]";
  }
}
