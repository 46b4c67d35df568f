package dev.storehouse.shared.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes JSON (RFC 8259) as maps, lists, strings, numbers and booleans. Numbers keep
 * every digit: a fraction is a {@link java.math.BigDecimal}, never binary floating point. Reading
 * refuses duplicate member names, anything after the value, nesting deeper than {@value #MAX_DEPTH}
 * and numbers longer than {@value #MAX_NUMBER_LENGTH} characters. Thread-safe.
 */
public final class Json {

  /** How deep objects and arrays may nest. */
  public static final int MAX_DEPTH = 32;

  /** How many characters a number may have. */
  public static final int MAX_NUMBER_LENGTH = 64;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(MAX_NUMBER_LENGTH)
                  .maxNameLength(256)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private static final JSON MAPPER =
      JSON.builder(FACTORY)
          .enable(JSON.Feature.USE_BIG_DECIMAL_FOR_FLOATS, JSON.Feature.WRITE_NULL_PROPERTIES)
          .build();

  private Json() {}

  /**
   * Reads one JSON value.
   *
   * @throws JsonSyntaxException if the text is not exactly one value within the bounds above
   */
  public static @Nullable Object read(String text) throws JsonSyntaxException {
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() == null) {
        throw new JsonSyntaxException("the document is empty");
      }
      Object value = MAPPER.anyFrom(parser);
      if (parser.nextToken() != null) {
        throw new JsonSyntaxException("there is more than one value");
      }
      return value;
    } catch (IOException | NumberFormatException e) {
      throw new JsonSyntaxException(e);
    }
  }

  /**
   * Reads one JSON object.
   *
   * @throws JsonSyntaxException if the text is not exactly one object within the bounds above
   */
  @SuppressWarnings("unchecked")
  public static Map<String, @Nullable Object> readObject(String text) throws JsonSyntaxException {
    if (read(text) instanceof Map<?, ?> object) {
      return (Map<String, @Nullable Object>) object;
    }
    throw new JsonSyntaxException("the value is not an object");
  }

  /** Writes a value made of maps, lists, strings, numbers, booleans and nulls. */
  public static String write(Object value) {
    try {
      return MAPPER.asString(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
