package dev.storehouse.local.aws.redshift.result;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.regex.Pattern;

/** Which member of the union {@code Field} holds a value. */
public enum FieldKind {
  /** Whole numbers. */
  LONG,
  /** Binary fractions. */
  DOUBLE,
  /** Truth values. */
  BOOLEAN,
  /** Points in time, always with a fraction and without a zone. */
  TIMESTAMP,
  /** Bytes, in hexadecimal. */
  BYTES,
  /** Semi-structured values, as JSON without white space. */
  SUPER,
  /** Everything else. */
  TEXT;

  private static final Pattern ZONE = Pattern.compile("[+-]\\d{2}(:\\d{2}){0,2}$");

  /** A text of JSON, which stays, or white space outside of one. */
  private static final Pattern SPACE = Pattern.compile("(\"(?:[^\"\\\\]|\\\\.)*+\")|\\s+");

  /** The kind of a type, by Redshift's name of it. */
  public static FieldKind of(String typeName) {
    return switch (typeName) {
      case "int2", "int4", "int8", "oid" -> LONG;
      case "float4", "float8" -> DOUBLE;
      case "bool" -> BOOLEAN;
      case "timestamp", "timestamptz" -> TIMESTAMP;
      case "varbyte" -> BYTES;
      case "super" -> SUPER;
      default -> TEXT;
    };
  }

  /** The text of a value, from PostgreSQL's text of it. */
  public String text(String value) {
    return switch (this) {
      case TIMESTAMP -> withFraction(ZONE.matcher(value).replaceFirst(""));
      case BOOLEAN -> value.startsWith("t") ? "true" : "false";
      case BYTES -> value.startsWith("\\x") ? value.substring(2) : value;
      case SUPER -> SPACE.matcher(value).replaceAll("$1");
      case LONG, DOUBLE, TEXT -> value;
    };
  }

  /** Writes the union's member, its value being what {@link #text} gives. */
  void write(JsonGenerator json, String value) throws IOException {
    switch (this) {
      case LONG -> json.writeNumberField("longValue", Long.parseLong(value));
      case DOUBLE -> json.writeNumberField("doubleValue", Double.parseDouble(value));
      case BOOLEAN -> json.writeBooleanField("booleanValue", Boolean.parseBoolean(value));
      case TIMESTAMP, BYTES, SUPER, TEXT -> json.writeStringField("stringValue", value);
    }
  }

  private static String withFraction(String text) {
    return text.contains(".") || !text.contains(":") ? text : text + ".0";
  }
}
