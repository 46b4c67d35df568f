package dev.storehouse.local.aws.redshift.bulk;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Reads the bytes of a field as UTF-8.
 *
 * <p>Source: Amazon Redshift Database Developer Guide, "Multibyte character load errors".
 *
 * @param replacement for bytes that are none, one for each
 */
record FieldText(Optional<String> replacement) {

  static FieldText of(BulkOptions options) {
    return new FieldText(
        options.has("ACCEPTINVCHARS")
            ? Optional.of(options.text("ACCEPTINVCHARS", "?"))
            : Optional.empty());
  }

  String decode(String bytes) throws BadValueException {
    boolean plain = true;
    for (int i = 0; i < bytes.length() && plain; i++) {
      char character = bytes.charAt(i);
      plain = character < 0x80 && character != 0;
    }
    if (plain) {
      return bytes;
    }
    ByteBuffer left = ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1));
    CharBuffer text = CharBuffer.allocate(bytes.length());
    StringBuilder all = new StringBuilder();
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    while (true) {
      CoderResult result = decoder.decode(left, text, true);
      all.append(text.flip());
      text.clear();
      if (!result.isError()) {
        return checked(all.toString());
      }
      byte[] wrong = new byte[result.length()];
      int place = left.position();
      left.get(wrong);
      if (replacement.isEmpty()) {
        boolean incomplete = !left.hasRemaining();
        throw new BadValueException(
            new LoadProblem(
                LoadProblem.CHARACTERS,
                "String contains invalid or unsupported UTF8 codepoints. Bad UTF8 hex sequence: "
                    + HexFormat.ofDelimiter(" ").formatHex(wrong)
                    + " (error %d)".formatted(incomplete ? 2 : wrong[0] >= (byte) 0xc0 ? 4 : 3),
                place));
      }
      all.append(replacement.get().repeat(wrong.length));
    }
  }

  /** PostgreSQL holds no NUL. */
  private String checked(String text) throws BadValueException {
    if (text.indexOf('\0') < 0) {
      return text;
    }
    if (replacement.isEmpty()) {
      throw new BadValueException(
          new LoadProblem(
              LoadProblem.CHARACTERS,
              "String contains invalid or unsupported UTF8 codepoints. Bad UTF8 hex sequence: 00",
              text.indexOf('\0')));
    }
    return text.replace("\0", replacement.get());
  }
}
