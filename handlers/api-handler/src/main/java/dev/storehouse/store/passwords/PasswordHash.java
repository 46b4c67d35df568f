package dev.storehouse.store.passwords;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A password's hash with all that is needed to check it, as text in PHC string format (<a
 * href="https://github.com/P-H-C/phc-string-format/blob/master/phc-sf-spec.md">specification</a>):
 * {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}. Immutable.
 */
final class PasswordHash {

  private static final Pattern FORMAT =
      Pattern.compile(
          "\\$argon2id\\$v=19"
              + "\\$m=([1-9]\\d{0,6}),t=([1-9]\\d{0,2}),p=([1-9]\\d{0,2})"
              + "\\$([A-Za-z0-9+/]{11,64})\\$([A-Za-z0-9+/]{22,86})");

  private final Argon2id cost;
  private final byte[] salt;
  private final byte[] hash;

  private PasswordHash(Argon2id cost, byte[] salt, byte[] hash) {
    this.cost = cost;
    this.salt = salt;
    this.hash = hash;
  }

  /** Hashes a password into {@code length} bytes under a salt that is used for no other. */
  static PasswordHash compute(Argon2id cost, String password, byte[] salt, int length) {
    return new PasswordHash(cost, salt.clone(), cost.hash(password, salt, length));
  }

  /** The hash of no password: checking one against it costs as much as checking a real one. */
  static PasswordHash ofNobody(Argon2id cost, int saltLength, int length) {
    return new PasswordHash(cost, new byte[saltLength], new byte[length]);
  }

  /**
   * Reads a stored hash.
   *
   * @throws IllegalArgumentException if it is of another form or asks for more than is allowed; the
   *     message does not repeat it
   */
  static PasswordHash parse(String text) {
    Matcher parts = FORMAT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not an Argon2id hash in PHC string format");
    }
    return new PasswordHash(
        new Argon2id(
            Integer.parseInt(parts.group(1)),
            Integer.parseInt(parts.group(2)),
            Integer.parseInt(parts.group(3))),
        Base64.getDecoder().decode(parts.group(4)),
        Base64.getDecoder().decode(parts.group(5)));
  }

  /** Whether it is the hash of this password; compares in constant time. */
  boolean isOf(String password) {
    return MessageDigest.isEqual(hash, cost.hash(password, salt, hash.length));
  }

  /** Whether it costs less than one of {@code other} would. */
  boolean isBelow(Argon2id other) {
    return cost.isBelow(other);
  }

  /** The text to store. */
  String format() {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            cost.memory(),
            cost.passes(),
            cost.lanes(),
            base64.encodeToString(salt),
            base64.encodeToString(hash));
  }
}
