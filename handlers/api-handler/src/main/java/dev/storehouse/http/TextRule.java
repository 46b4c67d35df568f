package dev.storehouse.http;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** What a text field must be like. Immutable. */
@FunctionalInterface
public interface TextRule {

  /** What became of a text. */
  sealed interface Outcome {}

  /** The text is good, in the form to keep. */
  record Accepted(String normalised) implements Outcome {}

  /** The text is not good. */
  record Refused(String code, String message) implements Outcome {}

  Outcome apply(String text);

  /**
   * A name or a sentence: trimmed, in Unicode normalisation form C, without control characters, of
   * {@code least} to {@code most} code points.
   */
  static TextRule line(int least, int most) {
    return text -> {
      if (!isWellFormed(text) || text.codePoints().anyMatch(Character::isISOControl)) {
        return new Refused("INVALID_FORMAT", "The text has characters that cannot be stored.");
      }
      String normalised = Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
      return ofLength(normalised, least, most);
    };
  }

  /** A text kept exactly as it is, of {@code least} to {@code most} code points. */
  static TextRule verbatim(int least, int most) {
    return text ->
        isWellFormed(text)
            ? ofLength(text, least, most)
            : new Refused("INVALID_FORMAT", "The text is not well-formed Unicode.");
  }

  /** A text of a fixed form. The pattern must take linear time. */
  static TextRule matching(Pattern pattern, String message) {
    return text ->
        pattern.matcher(text).matches()
            ? new Accepted(text)
            : new Refused("INVALID_FORMAT", message);
  }

  private static Outcome ofLength(String text, int least, int most) {
    int length = text.codePointCount(0, text.length());
    if (length < least) {
      return new Refused("TOO_SHORT", "The text has at least %d characters.".formatted(least));
    }
    if (length > most) {
      return new Refused("TOO_LONG", "The text has at most %d characters.".formatted(most));
    }
    return new Accepted(text);
  }

  /** Whether every surrogate has its other half: JSON escapes can spell half a character. */
  private static boolean isWellFormed(String text) {
    return text.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE);
  }
}
