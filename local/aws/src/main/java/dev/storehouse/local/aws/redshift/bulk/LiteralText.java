package dev.storehouse.local.aws.redshift.bulk;

/** Reads literals in single quotes, in which a backslash escapes. */
final class LiteralText {

  private static final String LETTERS = "btnfr";
  private static final String CONTROLS = "\b\t\n\f\r";
  private static final int OCTAL_DIGITS = 3;

  private LiteralText() {}

  static String of(String written, boolean strict) {
    StringBuilder text = new StringBuilder();
    int end = written.length() - 1;
    int at = 1;
    while (at < end) {
      char character = written.charAt(at++);
      if (character == '\'') {
        at++;
        text.append(character);
      } else if (character != '\\' || at >= end) {
        text.append(character);
      } else {
        at = escaped(written, at, strict, text);
      }
    }
    return text.toString();
  }

  private static int escaped(String written, int from, boolean strict, StringBuilder text) {
    char next = written.charAt(from);
    int digits = from;
    while (digits < written.length() - 1
        && digits < from + OCTAL_DIGITS
        && written.charAt(digits) >= '0'
        && written.charAt(digits) <= '7') {
      digits++;
    }
    if (digits > from) {
      text.append((char) Integer.parseInt(written.substring(from, digits), 8));
      return digits;
    }
    int control = LETTERS.indexOf(next);
    if (control >= 0) {
      text.append(CONTROLS.charAt(control));
    } else {
      text.append(strict || next == '\\' || next == '\'' ? "" : "\\").append(next);
    }
    return from + 1;
  }
}
