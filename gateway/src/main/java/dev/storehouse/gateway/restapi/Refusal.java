package dev.storehouse.gateway.restapi;

import org.jspecify.annotations.Nullable;

/**
 * Why the gateway answers itself.
 *
 * @param message what {@code $context.error.message} gives
 * @param validationError what {@code $context.error.validationErrorString} gives
 */
record Refusal(ResponseType type, int status, @Nullable String message, String validationError) {

  static Refusal of(ResponseType type, @Nullable String message) {
    return new Refusal(type, type.status(), message, "");
  }

  static Refusal noRoute() {
    return of(ResponseType.MISSING_AUTHENTICATION_TOKEN, "Missing Authentication Token");
  }

  static Refusal throttled() {
    return of(ResponseType.THROTTLED, "Too Many Requests");
  }

  /** A function that failed, or talked nonsense: 502 of no kind of its own. */
  static Refusal badGateway() {
    return new Refusal(ResponseType.DEFAULT_5XX, 502, "Internal server error", "");
  }

  static Refusal invalidBody(String violations) {
    return new Refusal(
        ResponseType.BAD_REQUEST_BODY,
        ResponseType.BAD_REQUEST_BODY.status(),
        "Invalid request body",
        violations);
  }
}
