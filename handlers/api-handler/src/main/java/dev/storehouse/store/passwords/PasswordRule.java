package dev.storehouse.store.passwords;

import dev.storehouse.http.TextRule;

/**
 * What a new password must be like: 8 to 128 characters, not one of the most common. No rules of
 * composition (NIST SP 800-63B, section 3.1.1.2). Kept as typed, surrounding spaces too.
 */
public final class PasswordRule implements TextRule {

  private static final TextRule LENGTH = TextRule.verbatim(8, 128);

  @Override
  public Outcome apply(String text) {
    Outcome outcome = LENGTH.apply(text);
    return outcome instanceof Accepted && CommonPasswords.contain(text)
        ? new Refused("TOO_COMMON", "The password is one of those that are guessed first.")
        : outcome;
  }
}
