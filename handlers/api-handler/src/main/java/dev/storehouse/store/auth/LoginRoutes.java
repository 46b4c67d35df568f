package dev.storehouse.store.auth;

import dev.storehouse.http.Access;
import dev.storehouse.http.JsonBody;
import dev.storehouse.http.Request;
import dev.storehouse.http.Response;
import dev.storehouse.http.Route;
import dev.storehouse.http.TextRule;
import dev.storehouse.shared.problem.Problem;
import dev.storehouse.shared.problem.ProblemCode;
import dev.storehouse.store.passwords.PasswordHasher;
import dev.storehouse.store.users.EmailAddress;
import dev.storehouse.store.users.User;
import dev.storehouse.store.users.Users;
import dev.storehouse.throttle.RateLimit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /auth/login}, {@code /auth/refresh} and {@code /auth/logout}. Thread-safe. */
final class LoginRoutes {

  /** Credentials are not validated: what cannot be right is as wrong as any other. */
  private static final TextRule ANYTHING = TextRule.verbatim(0, Integer.MAX_VALUE);

  private final Users users;
  private final PasswordCheck passwords;
  private final PasswordHasher hasher;
  private final LoginDesk desk;
  private final RateLimit limit;

  LoginRoutes(
      Users users,
      PasswordCheck passwords,
      PasswordHasher hasher,
      LoginDesk desk,
      RateLimit limit) {
    this.users = users;
    this.passwords = passwords;
    this.hasher = hasher;
    this.desk = desk;
    this.limit = limit;
  }

  List<Route> routes() {
    return List.of(
        Route.post("/auth/login", Access.PUBLIC, limit.on(this::login)),
        Route.post("/auth/refresh", Access.PUBLIC, this::refresh),
        Route.post("/auth/logout", Access.PUBLIC, this::logout));
  }

  private Response login(Request request) {
    JsonBody body = JsonBody.of(request);
    String sentEmail = body.text("email", ANYTHING);
    String password = body.text("password", ANYTHING);
    body.check();
    String email = EmailAddress.normalise(sentEmail).orElse(sentEmail);
    User user =
        passwords
            .check(request.sourceIp(), email, password, () -> find(email))
            .orElseThrow(
                () ->
                    Problem.of(
                            ProblemCode.INVALID_CREDENTIALS,
                            "No account that may log in has this e-mail and password.")
                        .withHeader("WWW-Authenticate", "Bearer realm=\"storehouse\"")
                        .asException());
    user.passwordHash()
        .filter(hasher::isOutdated)
        .ifPresent(outdated -> users.replaceHash(user, hasher.hash(password)));
    return granted(desk.open(user));
  }

  /** A key of DynamoDB is neither empty nor longer than 2048 bytes; no address is, either. */
  private Optional<User> find(String email) {
    return users.findByEmail(EmailAddress.normalise(email).isPresent() ? email : "nobody@invalid");
  }

  private Response refresh(Request request) {
    return granted(desk.refresh(refreshToken(request)));
  }

  private Response logout(Request request) {
    desk.close(refreshToken(request));
    return Response.empty(204);
  }

  private static String refreshToken(Request request) {
    JsonBody body = JsonBody.of(request);
    String token = body.text("refresh_token", ANYTHING);
    body.check();
    return token;
  }

  /** The answer of RFC 6749, section 5.1. */
  private static Response granted(LoginDesk.Tokens tokens) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("access_token", tokens.access().value());
    document.put("token_type", "Bearer");
    document.put("expires_in", tokens.access().lifetime().toSeconds());
    document.put("refresh_token", tokens.refresh().format());
    return Response.ok(document);
  }
}
