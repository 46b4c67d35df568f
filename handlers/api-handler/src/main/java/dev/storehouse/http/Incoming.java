package dev.storehouse.http;

import dev.storehouse.shared.identity.Authentication;
import dev.storehouse.shared.problem.ProblemCode;
import dev.storehouse.shared.problem.ProblemException;
import java.net.URLDecoder;
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
        knownMethod,
        path,
        Map.of(),
        query(),
        headers,
        bytes(),
        requestId,
        sourceIp,
        authentication);
  }

  private byte[] bytes() {
    try {
      return body.map(
              text ->
                  bodyIsBase64
                      ? Base64.getDecoder().decode(text)
                      : text.getBytes(StandardCharsets.UTF_8))
          .orElseGet(() -> new byte[0]);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(ProblemCode.MALFORMED_JSON, "The body could not be decoded.");
    }
  }

  private Map<String, List<String>> query() {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (String pair : queryString.split("&")) {
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
