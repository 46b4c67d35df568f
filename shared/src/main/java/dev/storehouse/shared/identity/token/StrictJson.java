package dev.storehouse.shared.identity.token;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the JSON of tokens: one object, nothing behind it, no name twice (RFC 8725 §2.6: two
 * readers of one token must not read two things).
 */
final class StrictJson {

  private static final int MAXIMUM_DEPTH = 8;
  private static final int MAXIMUM_NUMBER_LENGTH = 20;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAXIMUM_DEPTH)
                  .maxNumberLength(MAXIMUM_NUMBER_LENGTH)
                  .build())
          .build();

  private static final JSON READER = JSON.builder(FACTORY).build();

  private StrictJson() {}

  /** The members of the object, or empty when it is anything else. */
  static Optional<Map<String, Object>> readObject(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      Map<String, Object> members = READER.mapFrom(parser);
      return parser.nextToken() == null ? Optional.ofNullable(members) : Optional.empty();
    } catch (IOException notStrictJson) {
      return Optional.empty();
    }
  }
}
