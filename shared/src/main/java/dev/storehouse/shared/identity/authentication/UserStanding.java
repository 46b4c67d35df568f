package dev.storehouse.shared.identity.authentication;

import dev.storehouse.shared.identity.Role;
import dev.storehouse.shared.identity.Scope;
import dev.storehouse.shared.identity.token.AccessToken;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The part of a user's record that authentication rests on. Immutable.
 *
 * @param version tokens issued under another version are over
 * @param keptLogin the one login whose tokens outlived the last change of version, if any
 */
record UserStanding(
    Role role,
    Optional<String> tenantId,
    Set<Scope> scopes,
    UserStatus status,
    long version,
    Optional<KeptLogin> keptLogin) {

  /** What to read of a user's item: neither e-mail address nor password hash. */
  static final List<String> ATTRIBUTES =
      List.of("role", "tenant_id", "scopes", "status", "ver", "kept_login_id", "kept_ver");

  /** A login that went on when the others were ended, and the lowest version its tokens carry. */
  record KeptLogin(String loginId, long version) {}

  /**
   * Reads an item of UsersTable.
   *
   * @throws IllegalArgumentException if it lacks role, status or version
   */
  static UserStanding ofItem(Map<String, AttributeValue> item) {
    return new UserStanding(
        text(item, "role").flatMap(Role::ofWireName).orElseThrow(() -> lacks("role")),
        text(item, "tenant_id"),
        Optional.ofNullable(item.get("scopes"))
            .map(names -> Scope.ofWireNames(names.ss()))
            .orElse(Set.of()),
        text(item, "status").flatMap(UserStatus::ofWireName).orElseThrow(() -> lacks("status")),
        number(item, "ver").orElseThrow(() -> lacks("ver")),
        text(item, "kept_login_id")
            .flatMap(loginId -> number(item, "kept_ver").map(ver -> new KeptLogin(loginId, ver))));
  }

  /**
   * Whether a token was issued under this version, or to the login that was kept. Of that login
   * every version since counts: the user may have changed the password twice within a token's life.
   */
  boolean honours(AccessToken token) {
    return token.userVersion() == version
        || keptLogin
            .filter(
                kept ->
                    kept.loginId().equals(token.loginId()) && kept.version() <= token.userVersion())
            .isPresent();
  }

  private static Optional<String> text(Map<String, AttributeValue> item, String name) {
    return Optional.ofNullable(item.get(name)).map(AttributeValue::s);
  }

  private static Optional<Long> number(Map<String, AttributeValue> item, String name) {
    return Optional.ofNullable(item.get(name)).map(AttributeValue::n).map(Long::valueOf);
  }

  private static IllegalArgumentException lacks(String name) {
    return new IllegalArgumentException("user record without a sound " + name);
  }
}
