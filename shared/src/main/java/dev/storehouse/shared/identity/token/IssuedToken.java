package dev.storehouse.shared.identity.token;

import java.time.Duration;

/**
 * A fresh access token. Does not print itself. Immutable.
 *
 * @param value the token, as it goes behind {@code Bearer}
 * @param lifetime for how long it is good, from now: {@code expires_in}
 */
public record IssuedToken(String value, Duration lifetime) {

  @Override
  public String toString() {
    return "IssuedToken[lifetime=" + lifetime + "]";
  }
}
