package dev.storehouse.http;

import dev.storehouse.shared.identity.Principal;
import dev.storehouse.shared.identity.Rejection;
import dev.storehouse.shared.identity.authentication.Authentication;
import java.util.Map;

/** Reads what our authorizer wrote into {@code requestContext.authorizer}. */
final class AuthorizerContext {

  private AuthorizerContext() {}

  /** What the authorizer found. A context that is not what it writes lets nobody in. */
  static Authentication read(Map<String, Object> context) {
    return Principal.fromContext(context)
        .<Authentication>map(Authentication.Authenticated::new)
        .orElseGet(
            () ->
                new Authentication.Rejected(
                    Rejection.fromContext(context).orElse(Rejection.UNSUPPORTED_CREDENTIAL)));
  }
}
