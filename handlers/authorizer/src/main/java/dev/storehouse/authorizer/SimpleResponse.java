package dev.storehouse.authorizer;

import dev.storehouse.shared.identity.authentication.Authentication;
import dev.storehouse.shared.identity.authentication.Authentication.Authenticated;
import dev.storehouse.shared.identity.authentication.Authentication.Refused;
import dev.storehouse.shared.identity.authentication.Authentication.Rejected;
import java.util.Map;

/**
 * The simple response of an HTTP API. A gateway turns {@code isAuthorized: false} into its own bare
 * 403 and has no way to say 401, so a bad credential is let through as "no principal, and why"; the
 * function behind answers 401.
 */
final class SimpleResponse {

  private SimpleResponse() {}

  static Map<String, Object> of(Authentication authentication) {
    return switch (authentication) {
      case Authenticated(var principal) -> response(true, principal.toContext());
      case Rejected(var reason) -> response(true, reason.toContext());
      case Refused _ -> response(false, Map.of());
    };
  }

  private static Map<String, Object> response(boolean authorized, Map<String, String> context) {
    return Map.of("isAuthorized", authorized, "context", context);
  }
}
