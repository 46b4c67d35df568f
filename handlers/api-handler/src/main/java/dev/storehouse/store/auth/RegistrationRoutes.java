package dev.storehouse.store.auth;

import dev.storehouse.http.Access;
import dev.storehouse.http.JsonBody;
import dev.storehouse.http.Preconditions;
import dev.storehouse.http.Request;
import dev.storehouse.http.Response;
import dev.storehouse.http.Route;
import dev.storehouse.idempotency.Idempotency;
import dev.storehouse.idempotency.Idempotency.Need;
import dev.storehouse.shared.time.Identifiers;
import dev.storehouse.store.passwords.PasswordHasher;
import dev.storehouse.store.passwords.PasswordRule;
import dev.storehouse.store.users.Accounts;
import dev.storehouse.store.users.EmailAddress;
import dev.storehouse.store.users.OwnUserRoutes;
import dev.storehouse.store.users.User;
import dev.storehouse.store.users.UserDocuments;
import dev.storehouse.throttle.RateLimit;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** {@code POST /auth/register}. Thread-safe. */
final class RegistrationRoutes {

  private static final PasswordRule PASSWORD = new PasswordRule();

  private final Accounts accounts;
  private final PasswordHasher hasher;
  private final LoginThrottle throttle;
  private final Idempotency idempotency;
  private final RateLimit limit;
  private final Identifiers identifiers;
  private final InstantSource clock;

  RegistrationRoutes(
      Accounts accounts,
      PasswordHasher hasher,
      LoginThrottle throttle,
      Idempotency idempotency,
      RateLimit limit,
      Identifiers identifiers,
      InstantSource clock) {
    this.accounts = accounts;
    this.hasher = hasher;
    this.throttle = throttle;
    this.idempotency = idempotency;
    this.limit = limit;
    this.identifiers = identifiers;
    this.clock = clock;
  }

  List<Route> routes() {
    return List.of(Route.post("/auth/register", Access.PUBLIC, limit.on(this::register)));
  }

  private Response register(Request request) {
    return idempotency.once(
        request,
        Need.OPTIONAL,
        memory -> {
          JsonBody body = JsonBody.of(request);
          String email = body.text("email", EmailAddress.RULE);
          String password = body.text("password", PASSWORD);
          body.check();
          // Before it is known whether the address is free, so that the time does not tell.
          String hash = hasher.hash(password);
          User user =
              User.registering(
                  identifiers.next("usr_"),
                  email,
                  hash,
                  clock.instant().truncatedTo(ChronoUnit.MILLIS));
          Response response =
              Response.json(201, UserDocuments.of(user))
                  .with("Location", "/users/" + user.userId())
                  .with("ETag", Preconditions.tagOf(user.version()));
          return switch (accounts.register(user, memory.remember(response))) {
            case DONE -> {
              throttle.registered(request.sourceIp(), email);
              yield response;
            }
            case EMAIL_TAKEN -> throw OwnUserRoutes.emailTaken();
            case OUTDATED -> throw new IllegalStateException("a new identifier was in use");
          };
        });
  }
}
