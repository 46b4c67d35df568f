package dev.storehouse.http;

import dev.storehouse.shared.identity.authentication.Authentication;
import dev.storehouse.shared.problem.ProblemCode;
import dev.storehouse.shared.problem.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A request as an event delivered it, not yet found to be well formed.
 *
 * @param path percent-decoded
 * @param query reads the query string; throws INVALID_URI where it is not well formed
 * @param headers names in lower case; several values of one name joined by commas
 * @param body text, or base 64 of bytes
 * @param remaining how long this invocation may still take, at the moment it is asked
 */
public record Incoming(
    String method,
    String path,
    Supplier<Map<String, List<String>>> query,
    Map<String, String> headers,
    Optional<String> body,
    boolean bodyIsBase64,
    String sourceIp,
    Supplier<Optional<Authentication>> authentication,
    Supplier<Duration> remaining) {

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
        query.get(),
        headers,
        text(),
        requestId,
        sourceIp,
        authentication,
        remaining,
        MediaTypes.JSON);
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
}
