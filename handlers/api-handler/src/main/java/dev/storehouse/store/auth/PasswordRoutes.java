package dev.storehouse.store.auth;

import dev.storehouse.http.Access;
import dev.storehouse.http.JsonBody;
import dev.storehouse.http.Preconditions;
import dev.storehouse.http.Request;
import dev.storehouse.http.Response;
import dev.storehouse.http.Route;
import dev.storehouse.http.TextRule;
import dev.storehouse.shared.problem.ProblemCode;
import dev.storehouse.shared.problem.ProblemException;
import dev.storehouse.store.passwords.PasswordHasher;
import dev.storehouse.store.passwords.PasswordRule;
import dev.storehouse.store.users.OwnUserRoutes;
import dev.storehouse.store.users.User;
import dev.storehouse.store.users.Users;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** {@code PUT /users/me/password}. Thread-safe. */
final class PasswordRoutes {

  private static final TextRule ANYTHING = TextRule.verbatim(0, Integer.MAX_VALUE);
  private static final PasswordRule PASSWORD = new PasswordRule();

  private final Users users;
  private final Logins logins;
  private final PasswordCheck passwords;
  private final PasswordHasher hasher;
  private final InstantSource clock;

  PasswordRoutes(
      Users users,
      Logins logins,
      PasswordCheck passwords,
      PasswordHasher hasher,
      InstantSource clock) {
    this.users = users;
    this.logins = logins;
    this.passwords = passwords;
    this.hasher = hasher;
    this.clock = clock;
  }

  List<Route> routes() {
    return List.of(Route.put("/users/me/password", Access.USER, this::change));
  }

  private Response change(Request request) {
    JsonBody body = JsonBody.of(request);
    String current = body.text("current_password", ANYTHING);
    String chosen = body.text("new_password", PASSWORD);
    body.check();
    User user = OwnUserRoutes.self(users, request);
    Preconditions.checkMatch(request, user.version());
    if (passwords
        .check(
            request.sourceIp(),
            user.email().orElse(user.userId()),
            current,
            () -> Optional.of(user))
        .isEmpty()) {
      // Not 401: the caller's session is sound, and clients drop theirs at a 401.
      throw new ProblemException(
          ProblemCode.WRONG_PASSWORD, "Send the password you log in with as current_password.");
    }
    if (!logins.changePassword(
        user,
        hasher.hash(chosen),
        ownLogin(request, user),
        clock.instant().truncatedTo(ChronoUnit.MILLIS))) {
      throw Preconditions.changed();
    }
    return Response.empty(204).with("ETag", Preconditions.tagOf(user.version() + 1));
  }

  /** The login that the caller's access token belongs to, unless it has ended. */
  private Optional<Login> ownLogin(Request request, User user) {
    return logins
        .find(request.principal().loginId())
        .filter(login -> login.userId().equals(user.userId()))
        .filter(login -> !login.isEnded() && login.epoch() == user.loginEpoch());
  }
}
