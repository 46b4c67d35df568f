package dev.storehouse.gateway.httpapi;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.storehouse.gateway.http.Body;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a Lambda authorizer decides. */
sealed interface Authorization {

  /** Let pass; the context goes to the function. */
  record Allowed(Map<String, Object> context) implements Authorization {}

  /** Known, but refused: 403. */
  record Refused() implements Authorization {}

  /** An identity source is missing; the function was not asked: 401. */
  record Unidentified() implements Authorization {}

  /** The authorizer failed, or did not answer as it should: 500. */
  record Failed() implements Authorization {}

  /**
   * Reads a simple response ("Lambda function response for format 2.0" of Lambda authorizers, API
   * Gateway developer guide).
   */
  static Authorization ofSimpleResponse(Body payload) {
    try {
      if (JSON.std.anyFrom(payload.text()) instanceof Map<?, ?> response
          && response.get("isAuthorized") instanceof Boolean isAuthorized) {
        return isAuthorized ? new Allowed(context(response)) : new Refused();
      }
      return new Failed();
    } catch (IOException e) {
      return new Failed();
    }
  }

  private static Map<String, Object> context(Map<?, ?> response) {
    Map<String, Object> context = new LinkedHashMap<>();
    if (response.get("context") instanceof Map<?, ?> given) {
      given.forEach((name, value) -> context.put(String.valueOf(name), value));
    }
    return context;
  }
}
