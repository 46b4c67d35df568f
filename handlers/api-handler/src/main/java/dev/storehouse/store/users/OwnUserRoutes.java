package dev.storehouse.store.users;

import dev.storehouse.http.Access;
import dev.storehouse.http.JsonBody;
import dev.storehouse.http.Preconditions;
import dev.storehouse.http.Request;
import dev.storehouse.http.Response;
import dev.storehouse.http.Route;
import dev.storehouse.shared.identity.Role;
import dev.storehouse.shared.problem.ProblemCode;
import dev.storehouse.shared.problem.ProblemException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** {@code /users/me}: what users do with their own account. Thread-safe. */
public final class OwnUserRoutes {

  private final Users users;
  private final Accounts accounts;
  private final InstantSource clock;

  public OwnUserRoutes(Users users, Accounts accounts, InstantSource clock) {
    this.users = users;
    this.accounts = accounts;
    this.clock = clock;
  }

  public List<Route> routes() {
    return List.of(
        Route.get("/users/me", Access.USER, this::get),
        Route.patch("/users/me", Access.USER, this::patch),
        Route.delete("/users/me", Access.USER, this::delete));
  }

  private Response get(Request request) {
    User user = self(users, request);
    return Preconditions.respond(request, user.version(), UserDocuments.of(user));
  }

  private Response patch(Request request) {
    JsonBody body = JsonBody.of(request);
    body.readOnly(UserRoutes.READ_ONLY);
    body.readOnly("role", "tenant_id", "scopes", "status");
    Optional<String> email =
        body.has("email") ? Optional.of(body.text("email", EmailAddress.RULE)) : Optional.empty();
    body.check();
    User before = self(users, request);
    Preconditions.requireMatch(request, before.version());
    if (email.isEmpty() || email.equals(before.email())) {
      return UserDocuments.current(before);
    }
    Instant now = now();
    settle(accounts.changeEmail(before, email.get(), now));
    return UserDocuments.current(before.withEmail(email.get(), now));
  }

  private Response delete(Request request) {
    User before = self(users, request);
    Preconditions.requireMatch(request, before.version());
    if (before.standing().role() == Role.ADMIN) {
      throw UserRoutes.ownStanding();
    }
    settle(accounts.close(before, now()));
    return Response.empty(204);
  }

  private static void settle(Accounts.Outcome outcome) {
    switch (outcome) {
      case DONE -> {}
      case EMAIL_TAKEN -> throw emailTaken();
      case OUTDATED -> throw Preconditions.changed();
    }
  }

  /**
   * The caller's own record.
   *
   * @throws ProblemException USER_NOT_FOUND if it was deleted a moment ago
   */
  public static User self(Users users, Request request) {
    return users
        .find(request.principal().userId())
        .filter(user -> !user.isDeleted())
        .orElseThrow(
            () -> new ProblemException(ProblemCode.USER_NOT_FOUND, "The account was deleted."));
  }

  /** The problem of an address that somebody else holds. */
  public static ProblemException emailTaken() {
    return new ProblemException(
        ProblemCode.EMAIL_TAKEN, "An account has this address; log in, or choose another one.");
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
