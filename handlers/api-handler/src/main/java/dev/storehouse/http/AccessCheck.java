package dev.storehouse.http;

import dev.storehouse.shared.identity.Principal;
import dev.storehouse.shared.identity.Rejection;
import dev.storehouse.shared.identity.Scope;
import dev.storehouse.shared.identity.authentication.Authentication;
import dev.storehouse.shared.problem.Problem;
import dev.storehouse.shared.problem.ProblemCode;
import dev.storehouse.shared.problem.ProblemException;
import java.util.Optional;

/** Lets those use a route who may, and tells the others why not (RFC 6750, section 3). */
final class AccessCheck {

  private static final String CHALLENGE = "Bearer realm=\"storehouse\"";

  private AccessCheck() {}

  /**
   * Refuses a caller who may not use a route of this access.
   *
   * @throws ProblemException UNAUTHENTICATED, INVALID_TOKEN, FORBIDDEN, TENANT_REQUIRED,
   *     INSUFFICIENT_SCOPE
   */
  static void check(Access access, Request request) {
    if (access.equals(Access.PUBLIC)) {
      return;
    }
    Optional<Authentication> authentication = request.authentication().get();
    if (authentication.isEmpty()) {
      if (!access.equals(Access.OPTIONAL)) {
        throw challenge(
            ProblemCode.UNAUTHENTICATED, "Send Authorization: Bearer <access token>.", "");
      }
      return;
    }
    switch (authentication.get()) {
      case Authentication.Authenticated(Principal principal) -> admit(access, principal);
      case Authentication.Rejected(Rejection reason) ->
          throw challenge(ProblemCode.INVALID_TOKEN, explain(reason), ", error=\"invalid_token\"");
      case Authentication.Refused(var reason) ->
          throw new ProblemException(ProblemCode.FORBIDDEN, reason.description());
    }
  }

  private static void admit(Access access, Principal principal) {
    switch (access) {
      case Access.Audience.PUBLIC, Access.Audience.OPTIONAL -> {}
      case Access.Audience.USER -> {
        if (!principal.isUser()) {
          throw new ProblemException(
              ProblemCode.FORBIDDEN, "Only users may do this, not API keys.");
        }
      }
      case Access.Audience.ADMIN -> {
        if (!principal.isAdmin()) {
          throw new ProblemException(ProblemCode.FORBIDDEN, "Only administrators may do this.");
        }
      }
      case Access.Scoped(Scope scope) -> admit(scope, principal);
    }
  }

  private static void admit(Scope scope, Principal principal) {
    if (principal.tenantId().isEmpty()) {
      throw new ProblemException(
          ProblemCode.TENANT_REQUIRED, "Ask an administrator to make you a member of a tenant.");
    }
    if (!principal.scopes().contains(scope)) {
      throw challenge(
          ProblemCode.INSUFFICIENT_SCOPE,
          "This needs the scope " + scope.wireName() + ".",
          ", error=\"insufficient_scope\", scope=\"" + scope.wireName() + "\"");
    }
  }

  private static String explain(Rejection reason) {
    return reason.concernsApiKey()
        ? reason.description()
        : "The access token is not valid or has expired; refresh it or log in again.";
  }

  private static ProblemException challenge(ProblemCode code, String detail, String parameters) {
    return Problem.of(code, detail)
        .withHeader("WWW-Authenticate", CHALLENGE + parameters)
        .asException();
  }
}
