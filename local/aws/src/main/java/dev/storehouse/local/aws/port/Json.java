package dev.storehouse.local.aws.port;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** JSON as maps, lists and scalars. */
public final class Json {

  private Json() {}

  /** An object, read from UTF-8. */
  public static Map<String, Object> readObject(byte[] text) throws IOException {
    return JSON.std.mapFrom(text);
  }

  /**
   * Whether the text is JSON of any kind.
   *
   * @throws IOException saying what is wrong, if not
   */
  static void check(byte[] text) throws IOException {
    JSON.std.anyFrom(text);
  }

  /** UTF-8 text of maps, lists and scalars. */
  public static byte[] write(Object value) {
    try {
      return JSON.std.asBytes(value);
    } catch (IOException e) {
      throw new UncheckedIOException("not writable as JSON", e);
    }
  }
}
