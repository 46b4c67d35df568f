package dev.storehouse.store.users;

import dev.storehouse.http.TextRule;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * E-mail addresses in the form that tells accounts apart: trimmed, in lower case, in Unicode
 * normalisation form C.
 */
public final class EmailAddress {

  /** The rule of a field that holds one. */
  public static final TextRule RULE =
      text ->
          normalise(text)
              .<TextRule.Outcome>map(TextRule.Accepted::new)
              .orElseGet(
                  () ->
                      new TextRule.Refused(
                          "INVALID_FORMAT",
                          "This is not an e-mail address, such as ada@example.com."));

  /** RFC 5321, section 4.5.3.1.3, less the angle brackets. */
  private static final int MOST_CHARACTERS = 254;

  private static final int MOST_LOCAL_CHARACTERS = 64;

  // Dot-atom of RFC 5322, section 3.2.3, with the letters of RFC 6531. Linear: no two ways to
  // match.
  private static final Pattern LOCAL_PART =
      Pattern.compile(
          "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]++(\\.[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]++)*+");

  private static final String LABEL =
      "[\\p{L}\\p{N}]([\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])?";
  private static final Pattern DOMAIN = Pattern.compile(LABEL + "(\\." + LABEL + ")++");

  private EmailAddress() {}

  /** The address in that form, or empty if it is none. */
  public static Optional<String> normalise(String text) {
    String address =
        Normalizer.normalize(text.strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    int at = address.lastIndexOf('@');
    boolean valid =
        address.length() <= MOST_CHARACTERS
            && at >= 1
            && at <= MOST_LOCAL_CHARACTERS
            && LOCAL_PART.matcher(address.substring(0, at)).matches()
            && DOMAIN.matcher(address.substring(at + 1)).matches();
    return valid ? Optional.of(address) : Optional.empty();
  }
}
