package dev.storehouse.local.aws.redshift.bulk;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/** Makes of the text of a field what PostgreSQL takes for a value of the column's type. */
final class ValueRules {

  private static final JsonFactory JSON = new JsonFactory();

  private final MomentText moments;
  private final boolean truncates;
  private final boolean rounds;

  ValueRules(BulkOptions options) {
    this.moments = new MomentText(options);
    this.truncates = options.has("TRUNCATECOLUMNS");
    this.rounds = options.has("ROUNDEC");
  }

  String value(TargetColumn column, String text) throws BadValueException {
    return switch (column.type()) {
      case "int2" -> whole(text, "Short", Short.MIN_VALUE, Short.MAX_VALUE);
      case "int4" -> whole(text, "Integer", Integer.MIN_VALUE, Integer.MAX_VALUE);
      case "int8" -> whole(text, "Long", Long.MIN_VALUE, Long.MAX_VALUE);
      case "numeric" -> NumberText.decimal(text, column, rounds);
      case "float4" -> NumberText.fraction(text, true);
      case "float8" -> NumberText.fraction(text, false);
      case "bool" -> truth(text);
      case "date" -> moments.date(text);
      case "timestamp", "timestamptz" -> moments.timestamp(text);
      case "time", "timetz" -> moments.time(text);
      case "super" -> json(text);
      case "varbyte" -> bytes(text);
      case "bpchar" -> sized(column, ascii(text));
      case "varchar" -> sized(column, text);
      default -> text;
    };
  }

  private static String whole(String text, String type, long least, long most)
      throws BadValueException {
    return NumberText.whole(text, type, BigInteger.valueOf(least), BigInteger.valueOf(most));
  }

  private static String truth(String text) throws BadValueException {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "t", "true", "y", "yes", "1" -> "t";
      case "f", "false", "n", "no", "0" -> "f";
      default -> throw new BadValueException(LoadProblem.BOOLEAN, "Unknown boolean format");
    };
  }

  private static String ascii(String text) throws BadValueException {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7f) {
        byte[] wrong =
            new String(Character.toChars(text.codePointAt(i))).getBytes(StandardCharsets.UTF_8);
        throw new BadValueException(
            new LoadProblem(
                LoadProblem.CHARACTERS,
                "Multibyte character not supported for CHAR (Hint: Try using VARCHAR). Invalid"
                    + " char: "
                    + HexFormat.ofDelimiter(" ").formatHex(wrong),
                i));
      }
    }
    return text;
  }

  private String sized(TargetColumn column, String text) throws BadValueException {
    if (column.length() < 0 || text.length() * 3L <= column.length()) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int length = bytes.length;
    while (column.type().equals("bpchar") && length > column.length() && bytes[length - 1] == ' ') {
      length--;
    }
    if (length <= column.length()) {
      return text;
    }
    if (!truncates) {
      throw new BadValueException(
          new LoadProblem(
              LoadProblem.OUT_OF_RANGE, "String length exceeds DDL length", column.length()));
    }
    int end = column.length();
    while (end > 0 && (bytes[end] & 0xc0) == 0x80) {
      end--;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }

  private static String json(String text) throws BadValueException {
    try (JsonParser parser = JSON.createParser(text)) {
      int values = 0;
      while (parser.nextToken() != null) {
        values += parser.getParsingContext().inRoot() ? 1 : 0;
      }
      boolean structured = text.strip().startsWith("{") || text.strip().startsWith("[");
      if (values == 0 || values > (structured ? 2 : 1)) {
        throw new BadValueException(LoadProblem.SUPER, "Invalid JSON for SUPER");
      }
      return text;
    } catch (JacksonException e) {
      throw new BadValueException(
          LoadProblem.SUPER, "Invalid JSON for SUPER: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String bytes(String text) throws BadValueException {
    try {
      return "\\x" + HexFormat.of().formatHex(HexFormat.of().parseHex(text));
    } catch (IllegalArgumentException _) {
      throw new BadValueException(LoadProblem.TYPE, "Invalid hexadecimal digits for VARBYTE");
    }
  }
}
