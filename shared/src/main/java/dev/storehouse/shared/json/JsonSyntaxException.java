package dev.storehouse.shared.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;

/** The text is not JSON, or not JSON that this product takes. The message is safe to show. */
public final class JsonSyntaxException extends Exception {

  JsonSyntaxException(String message) {
    super(message);
  }

  JsonSyntaxException(Exception cause) {
    super(describe(cause), cause);
  }

  /** Says where, and what in the parser's own words without the source text it may quote. */
  private static String describe(Exception cause) {
    if (cause instanceof JacksonException jackson && jackson.getLocation() != null) {
      JsonLocation location = jackson.getLocation();
      return "not valid JSON at line %d, column %d"
          .formatted(location.getLineNr(), location.getColumnNr());
    }
    return "not valid JSON";
  }
}
