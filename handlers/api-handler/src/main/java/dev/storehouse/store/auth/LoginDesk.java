package dev.storehouse.store.auth;

import dev.storehouse.shared.identity.Principal;
import dev.storehouse.shared.identity.token.AccessTokenIssuer;
import dev.storehouse.shared.identity.token.IssuedToken;
import dev.storehouse.shared.identity.token.NoSigningKeyException;
import dev.storehouse.shared.problem.Problem;
import dev.storehouse.shared.problem.ProblemCode;
import dev.storehouse.shared.problem.ProblemException;
import dev.storehouse.shared.time.Identifiers;
import dev.storehouse.store.users.User;
import dev.storehouse.store.users.Users;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Opens, continues and ends logins. A refresh token is good once (RFC 9700, section 4.14.2): one
 * that comes back has been copied, by whoever used it first or by whoever uses it now, so the login
 * ends. Thread-safe.
 */
final class LoginDesk {

  /** What a client gets. Does not print itself. */
  record Tokens(IssuedToken access, RefreshToken refresh) {}

  private final Users users;
  private final Logins logins;
  private final AccessTokenIssuer issuer;
  private final RefreshTokens tokens;
  private final Identifiers identifiers;
  private final InstantSource clock;

  LoginDesk(
      Users users,
      Logins logins,
      AccessTokenIssuer issuer,
      RefreshTokens tokens,
      Identifiers identifiers,
      InstantSource clock) {
    this.users = users;
    this.logins = logins;
    this.issuer = issuer;
    this.tokens = tokens;
    this.identifiers = identifiers;
    this.clock = clock;
  }

  /**
   * Logs in a user whose password was checked.
   *
   * @throws ProblemException UNAVAILABLE while there is no key to sign with
   */
  Tokens open(User user) {
    RefreshToken refresh = tokens.next(identifiers.next("lgn_"));
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    IssuedToken access = issue(user, refresh.loginId());
    logins.add(
        new Login(
            refresh.loginId(),
            user.userId(),
            refresh.hash(),
            user.loginEpoch(),
            now,
            now.plus(Login.LIFETIME),
            Optional.empty()));
    return new Tokens(access, refresh);
  }

  /**
   * Gives new tokens for a refresh token.
   *
   * @throws ProblemException INVALID_TOKEN whatever is wrong with it; UNAVAILABLE as {@link #open}
   */
  Tokens refresh(String text) {
    RefreshToken token = tokens.read(text).orElseThrow(LoginDesk::refused);
    Login login =
        logins
            .find(token.loginId())
            .filter(found -> !found.isEnded() && found.expiresAt().isAfter(clock.instant()))
            .orElseThrow(LoginDesk::refused);
    if (!login.isAt(token)) {
      throw reused(login);
    }
    // Read before the token is spent: should a copy of it end the login right after, the access
    // token issued here carries a version that ends with it.
    User user =
        users
            .find(login.userId())
            .filter(found -> found.isActive() && found.loginEpoch() == login.epoch())
            .orElseThrow(LoginDesk::refused);
    IssuedToken access = issue(user, login.loginId());
    RefreshToken next = tokens.next(login.loginId());
    if (!logins.rotate(login, next)) {
      throw reused(login);
    }
    return new Tokens(access, next);
  }

  /**
   * Ends the login of a refresh token. Again and again, if a client is not sure it did.
   *
   * @throws ProblemException INVALID_TOKEN if it is not the last token of a login
   */
  void close(String text) {
    RefreshToken token = tokens.read(text).orElseThrow(LoginDesk::refused);
    Login login = logins.find(token.loginId()).orElseThrow(LoginDesk::refused);
    if (!login.isAt(token)) {
      throw reused(login);
    }
    end(login);
  }

  private ProblemException reused(Login login) {
    end(login);
    return refused();
  }

  private void end(Login login) {
    if (!login.isEnded()) {
      logins.end(login, clock.instant());
    }
  }

  private IssuedToken issue(User user, String loginId) {
    Principal principal =
        new Principal(
            user.userId(),
            user.standing().role(),
            user.standing().tenantId(),
            user.standing().scopes(),
            loginId);
    try {
      return issuer.issue(principal, user.tokenVersion());
    } catch (NoSigningKeyException e) {
      throw Problem.of(ProblemCode.UNAVAILABLE, "The first signing key is still being made.")
          .withHeader("Retry-After", "5")
          .asException();
    }
  }

  private static ProblemException refused() {
    return Problem.of(ProblemCode.INVALID_TOKEN, "The refresh token is not valid; log in again.")
        .withHeader("WWW-Authenticate", "Bearer realm=\"storehouse\", error=\"invalid_token\"")
        .asException();
  }
}
