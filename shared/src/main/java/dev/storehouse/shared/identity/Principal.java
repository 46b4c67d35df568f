package dev.storehouse.shared.identity;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An authenticated caller. Role, tenant and scopes are those of the caller's record at the time of
 * authentication, never those a request asked for. Immutable.
 *
 * @param userId the user, never blank
 * @param role the role on the platform
 * @param tenantId the tenant the caller acts in, if any
 * @param scopes what the caller may do within the tenant
 * @param loginId the login (family of refresh tokens) the credential belongs to, never blank
 */
public record Principal(
    String userId, Role role, Optional<String> tenantId, Set<Scope> scopes, String loginId) {

  private static final String PRINCIPAL_ID = "principal_id";
  private static final String ROLE = "role";
  private static final String TENANT_ID = "tenant_id";
  private static final String SCOPE = "scope";
  private static final String LOGIN_ID = "login_id";

  public Principal {
    requireText(userId, "userId");
    tenantId.ifPresent(id -> requireText(id, "tenantId"));
    requireText(loginId, "loginId");
    scopes = Set.copyOf(scopes);
  }

  /** Whether the caller runs the platform. */
  public boolean isAdmin() {
    return role == Role.ADMIN;
  }

  /**
   * The authorizer context of this principal: strings only, because API Gateway passes nothing else
   * on REST APIs. The tenant is left out when there is none.
   */
  public Map<String, String> toContext() {
    Map<String, String> context = new HashMap<>();
    context.put(PRINCIPAL_ID, userId);
    context.put(ROLE, role.wireName());
    tenantId.ifPresent(id -> context.put(TENANT_ID, id));
    context.put(SCOPE, Scope.format(scopes));
    context.put(LOGIN_ID, loginId);
    return Map.copyOf(context);
  }

  /**
   * Reads {@link #toContext} back. Fails closed: a context that carries a rejection, lacks a key or
   * holds a value that cannot be right gives no principal.
   */
  public static Optional<Principal> fromContext(Map<String, ?> context) {
    if (context.containsKey(Rejection.CONTEXT_KEY)) {
      return Optional.empty();
    }
    Optional<String> userId = text(context, PRINCIPAL_ID);
    Optional<Role> role = text(context, ROLE).flatMap(Role::ofWireName);
    Optional<String> loginId = text(context, LOGIN_ID);
    boolean tenantIsSound = !context.containsKey(TENANT_ID) || text(context, TENANT_ID).isPresent();
    if (userId.isEmpty()
        || role.isEmpty()
        || loginId.isEmpty()
        || !tenantIsSound
        || !(context.get(SCOPE) instanceof String scope)) {
      return Optional.empty();
    }
    return Optional.of(
        new Principal(
            userId.get(), role.get(), text(context, TENANT_ID), Scope.parse(scope), loginId.get()));
  }

  private static Optional<String> text(Map<String, ?> context, String key) {
    return context.get(key) instanceof String text && !text.isBlank()
        ? Optional.of(text)
        : Optional.empty();
  }

  private static void requireText(String value, String name) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(name + " must not be blank");
    }
  }
}
