package dev.storehouse.shared.identity.apikey;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * An API key as its holder writes it: {@code shk_<key_id>_<secret><checksum>}. The secret is 256
 * random bits in base 62 (digits, capitals, small letters), 43 characters. The checksum is the
 * CRC-32 of all that stands before it, in base 62, 6 characters: it tells a typo without a read,
 * and a scanner for leaked secrets that it has found one; it keeps nothing secret. Does not print
 * the secret. Immutable.
 *
 * @param keyId the key's identifier, {@code key_} and 26 characters
 * @param secret the 43 characters
 */
public record ApiKeyText(String keyId, String secret) {

  /** With what every API key begins, and no other credential does. */
  public static final String PREFIX = "shk_";

  /** With what the identifier of every key begins. */
  public static final String ID_PREFIX = "key_";

  private static final int SECRET_BITS = 256;
  private static final int SECRET_LENGTH = 43;
  private static final int CHECKSUM_LENGTH = 6;
  private static final int MOST_CHARACTERS = 128;
  private static final Pattern FORM =
      Pattern.compile(
          PREFIX
              + "(?<id>"
              + ID_PREFIX
              + "[0-9a-z]{26})_(?<secret>[0-9A-Za-z]{43})(?<checksum>[0-9A-Za-z]{6})");

  /** A new secret for a key. */
  public static ApiKeyText generate(String keyId, SecureRandom random) {
    return new ApiKeyText(keyId, Base62.encode(new BigInteger(SECRET_BITS, random), SECRET_LENGTH));
  }

  /** Reads a key of any length and content; empty if it is not exactly what {@link #text} gives. */
  public static Optional<ApiKeyText> parse(String text) {
    if (text.length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(new ApiKeyText(matcher.group("id"), matcher.group("secret")))
        .filter(key -> key.checksum().equals(matcher.group("checksum")));
  }

  /** The key as it is sent. */
  public String text() {
    return checked() + checksum();
  }

  /** What is kept of the secret. */
  public SecretHash hash() {
    return SecretHash.of(secret);
  }

  private String checked() {
    return PREFIX + keyId + "_" + secret;
  }

  private String checksum() {
    CRC32 crc = new CRC32();
    crc.update(checked().getBytes(StandardCharsets.US_ASCII));
    return Base62.encode(BigInteger.valueOf(crc.getValue()), CHECKSUM_LENGTH);
  }

  @Override
  public String toString() {
    return "ApiKeyText[" + keyId + "]";
  }
}
