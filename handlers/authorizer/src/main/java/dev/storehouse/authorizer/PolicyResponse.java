package dev.storehouse.authorizer;

import dev.storehouse.shared.identity.authentication.Authentication;
import dev.storehouse.shared.identity.authentication.Authentication.Authenticated;
import dev.storehouse.shared.identity.authentication.Authentication.Refused;
import dev.storehouse.shared.identity.authentication.Authentication.Rejected;
import java.util.List;
import java.util.Map;

/** The policy a REST API wants: allow or deny, for every method of the stage. */
final class PolicyResponse {

  private PolicyResponse() {}

  /**
   * The policy document with principal and context.
   *
   * @throws UnauthorizedException for a rejected credential: the gateway's way to a 401
   */
  static Map<String, Object> of(Authentication authentication, MethodArn method) {
    return switch (authentication) {
      case Authenticated(var principal) ->
          response("Allow", method, principal.actorId(), principal.toContext());
      case Refused(var reason) ->
          response("Deny", method, "refused:" + reason.wireName(), Map.of());
      case Rejected _ -> throw new UnauthorizedException();
    };
  }

  private static Map<String, Object> response(
      String effect, MethodArn method, String principalId, Map<String, String> context) {
    Map<String, String> statement =
        Map.of("Action", "execute-api:Invoke", "Effect", effect, "Resource", method.everyMethod());
    return Map.of(
        "principalId",
        principalId,
        "policyDocument",
        Map.of("Version", "2012-10-17", "Statement", List.of(statement)),
        "context",
        context);
  }
}
