package dev.storehouse.store.users;

import dev.storehouse.http.Access;
import dev.storehouse.http.JsonBody;
import dev.storehouse.http.Preconditions;
import dev.storehouse.http.QueryParameters;
import dev.storehouse.http.Request;
import dev.storehouse.http.Response;
import dev.storehouse.http.Route;
import dev.storehouse.http.TextRule;
import dev.storehouse.shared.identity.Role;
import dev.storehouse.shared.identity.Scope;
import dev.storehouse.shared.identity.authentication.UserStatus;
import dev.storehouse.shared.paging.CursorSealer;
import dev.storehouse.shared.paging.Page;
import dev.storehouse.shared.paging.PageRequest;
import dev.storehouse.shared.problem.ProblemCode;
import dev.storehouse.shared.problem.ProblemException;
import dev.storehouse.shared.time.Identifiers;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** {@code /users}: what administrators see and say of others. Thread-safe. */
public final class UserRoutes {

  static final String[] READ_ONLY = {"user_id", "created_at", "updated_at", "version"};

  private static final TextRule WORD = TextRule.line(1, 64);
  private static final TextRule TENANT_ID =
      TextRule.matching(
          Pattern.compile("[A-Za-z0-9_-]{1,64}"), "This is not a tenant's identifier.");

  private final Users users;
  private final CursorSealer cursors;
  private final InstantSource clock;

  public UserRoutes(Users users, CursorSealer cursors, InstantSource clock) {
    this.users = users;
    this.cursors = cursors;
    this.clock = clock;
  }

  public List<Route> routes() {
    return List.of(
        Route.get("/users", Access.ADMIN, this::list),
        Route.get("/users/{user_id}", Access.ADMIN, this::get),
        Route.patch("/users/{user_id}", Access.ADMIN, this::patch));
  }

  private Response list(Request request) {
    QueryParameters query = new QueryParameters(request, cursors, "users", Set.of("email"));
    PageRequest wanted = query.page();
    Page<User> page =
        query
            .filter("email")
            .map(UserRoutes::emailOfFilter)
            .map(users::listedWithEmail)
            .orElseGet(() -> users.listed(wanted));
    return query.respond(page, UserDocuments::of);
  }

  private static String emailOfFilter(String text) {
    return EmailAddress.normalise(text)
        .orElseThrow(
            () ->
                QueryParameters.invalid(
                    "email", "INVALID_FORMAT", "This is not an e-mail address."));
  }

  private Response get(Request request) {
    User user = existing(request);
    return Preconditions.respond(request, user.version(), UserDocuments.of(user));
  }

  private Response patch(Request request) {
    JsonBody body = JsonBody.of(request);
    body.readOnly(READ_ONLY);
    body.readOnly("email");
    User before = existing(request);
    Preconditions.requireMatch(request, before.version());
    Standing standing = patched(body, before.standing());
    body.check();
    if (standing.equals(before.standing())) {
      return UserDocuments.current(before);
    }
    boolean losesAdmin = standing.role() != Role.ADMIN || standing.status() != UserStatus.ACTIVE;
    if (losesAdmin && before.userId().equals(request.principal().userId())) {
      throw ownStanding();
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    if (!users.changeStanding(before, standing, now)) {
      throw Preconditions.changed();
    }
    return UserDocuments.current(before.withStanding(standing, now));
  }

  private static Standing patched(JsonBody body, Standing old) {
    Optional<String> tenantId =
        body.has("tenant_id") ? body.optionalText("tenant_id", TENANT_ID) : old.tenantId();
    return new Standing(
        body.has("role") ? choice(body, "role", old.role(), Role::ofWireName) : old.role(),
        tenantId,
        body.has("scopes") ? scopes(body) : scopesIn(tenantId, old),
        body.has("status")
            ? choice(body, "status", old.status(), UserRoutes::settableStatus)
            : old.status());
  }

  /** What someone may do in one tenant says nothing of another: who changes begins as a member. */
  private static Set<Scope> scopesIn(Optional<String> tenantId, Standing old) {
    if (tenantId.equals(old.tenantId())) {
      return old.scopes();
    }
    return tenantId.isPresent() ? Scope.OF_MEMBERS : Set.of();
  }

  private static Optional<UserStatus> settableStatus(String wireName) {
    return UserStatus.ofWireName(wireName).filter(status -> status != UserStatus.DELETED);
  }

  private static <V> V choice(
      JsonBody body, String name, V fallback, Function<String, Optional<V>> values) {
    String word = body.text(name, WORD);
    Optional<V> value = values.apply(word);
    if (value.isEmpty() && !word.isEmpty()) {
      body.reject(name, "INVALID_FORMAT", "There is no such " + name + ".");
    }
    return value.orElse(fallback);
  }

  private static Set<Scope> scopes(JsonBody body) {
    List<String> names = body.texts("scopes", WORD, Scope.values().length);
    if (names.stream().anyMatch(name -> Scope.ofWireName(name).isEmpty())) {
      body.reject("scopes", "INVALID_FORMAT", "There is no such scope.");
    }
    return Scope.ofWireNames(names);
  }

  private User existing(Request request) {
    return Optional.of(request.pathParameter("user_id"))
        .filter(Identifiers::isPlausible)
        .flatMap(users::find)
        .filter(user -> !user.isDeleted())
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemCode.USER_NOT_FOUND, "GET /users lists the users there are."));
  }

  /** So that no platform loses its last administrator by accident. */
  static ProblemException ownStanding() {
    return new ProblemException(
        ProblemCode.OWN_STANDING, "Let another administrator take your role first.");
  }
}
