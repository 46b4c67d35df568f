package dev.storehouse.http;

import dev.storehouse.shared.identity.authentication.Authentication;
import dev.storehouse.shared.problem.ProblemCode;
import dev.storehouse.shared.problem.ProblemException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A request as an event delivered it, not yet found to be well formed.
 *
 * @param path percent-decoded
 * @param queryString as it was sent, without the question mark
 * @param headers names in lower case
 * @param body text, or base 64 of bytes
 */
public record Incoming(
    String method,
    String path,
    String queryString,
    Map<String, String> headers,
    Optional<String> body,
    boolean bodyIsBase64,
    String sourceIp,
    Supplier<Optional<Authentication>> authentication) {

  /**
   * The well-formed request.
   *
   * @throws ProblemException INVALID_URI, MALFORMED_JSON
   */
  Request toRequest(Method knownMethod, String requestId) {
    return new Request(
        knownMethod, path, Map.of(), query(), headers, text(), requestId, sourceIp, authentication);
  }

  private String text() {
    if (body.isEmpty() || !bodyIsBase64) {
      return body.orElse("");
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(body.get()));
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw new ProblemException(ProblemCode.MALFORMED_JSON, "The body is not text in UTF-8.");
    }
  }

  private Map<String, List<String>> query() {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (String pair : queryString.split("&", -1)) {
      if (!pair.isEmpty()) {
        String[] parts = pair.split("=", 2);
        parameters
            .computeIfAbsent(decode(parts[0]), name -> new ArrayList<>())
            .add(parts.length == 2 ? decode(parts[1]) : "");
      }
    }
    return parameters;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          ProblemCode.INVALID_URI, "The query string has a percent sign that encodes nothing.");
    }
  }
}
