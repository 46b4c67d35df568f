package dev.storehouse.shared.identity;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An authenticated caller. Role, tenant and scopes are those of the caller's record at the time of
 * authentication, never those a request asked for. Immutable.
 *
 * @param subject the user or the API key
 * @param role the role on the platform; an API key is a {@link Role#USER}
 * @param tenantId the tenant the caller acts in, if any; an API key always has one
 * @param scopes what the caller may do within the tenant
 */
public record Principal(Subject subject, Role role, Optional<String> tenantId, Set<Scope> scopes) {

  private static final String PRINCIPAL_ID = "principal_id";
  private static final String ROLE = "role";
  private static final String TENANT_ID = "tenant_id";
  private static final String SCOPE = "scope";
  private static final String LOGIN_ID = "login_id";
  private static final String KEY_ID = "key_id";

  public Principal {
    if (tenantId.filter(String::isBlank).isPresent()) {
      throw new IllegalArgumentException("tenantId must not be blank");
    }
    if (subject instanceof Subject.ApiKey && (role != Role.USER || tenantId.isEmpty())) {
      throw new IllegalArgumentException("an API key belongs to a tenant and runs no platform");
    }
    scopes = Set.copyOf(scopes);
  }

  /** A user. */
  public Principal(
      String userId, Role role, Optional<String> tenantId, Set<Scope> scopes, String loginId) {
    this(new Subject.User(userId, loginId), role, tenantId, scopes);
  }

  /** An API key of a tenant. */
  public static Principal ofApiKey(String keyId, String tenantId, Set<Scope> scopes) {
    return new Principal(new Subject.ApiKey(keyId), Role.USER, Optional.of(tenantId), scopes);
  }

  /** Whether the caller runs the platform. */
  public boolean isAdmin() {
    return role == Role.ADMIN;
  }

  /** Whether the caller is a user rather than an API key. */
  public boolean isUser() {
    return subject instanceof Subject.User;
  }

  /** The id of the user or API key: what records and limits name the caller by. */
  public String actorId() {
    return subject.id();
  }

  /**
   * The user, on routes that only users reach.
   *
   * @throws IllegalStateException for an API key
   */
  public String userId() {
    return user().userId();
  }

  /**
   * The login of the user, on routes that only users reach.
   *
   * @throws IllegalStateException for an API key
   */
  public String loginId() {
    return user().loginId();
  }

  private Subject.User user() {
    if (subject instanceof Subject.User user) {
      return user;
    }
    throw new IllegalStateException("an API key is not a user");
  }

  /**
   * The authorizer context of this principal: strings only, because API Gateway passes nothing else
   * on REST APIs. The tenant is left out when there is none; a user has a login, an API key a key.
   */
  public Map<String, String> toContext() {
    Map<String, String> context = new HashMap<>();
    context.put(PRINCIPAL_ID, actorId());
    context.put(ROLE, role.wireName());
    tenantId.ifPresent(id -> context.put(TENANT_ID, id));
    context.put(SCOPE, Scope.format(scopes));
    switch (subject) {
      case Subject.User(_, String loginId) -> context.put(LOGIN_ID, loginId);
      case Subject.ApiKey(String keyId) -> context.put(KEY_ID, keyId);
    }
    return Map.copyOf(context);
  }

  /**
   * Reads {@link #toContext} back. Fails closed: a context that carries a rejection, lacks a key,
   * names a login and an API key, or holds a value that cannot be right gives no principal.
   */
  public static Optional<Principal> fromContext(Map<String, ?> context) {
    if (context.containsKey(Rejection.CONTEXT_KEY)) {
      return Optional.empty();
    }
    Optional<Subject> subject = subject(context);
    Optional<Role> role = text(context, ROLE).flatMap(Role::ofWireName);
    Optional<String> tenantId = text(context, TENANT_ID);
    if (subject.isEmpty()
        || role.isEmpty()
        || context.containsKey(TENANT_ID) != tenantId.isPresent()
        || !(context.get(SCOPE) instanceof String scope)) {
      return Optional.empty();
    }
    boolean isKey = subject.get() instanceof Subject.ApiKey;
    return isKey && (role.get() != Role.USER || tenantId.isEmpty())
        ? Optional.empty()
        : Optional.of(new Principal(subject.get(), role.get(), tenantId, Scope.parse(scope)));
  }

  private static Optional<Subject> subject(Map<String, ?> context) {
    Optional<String> id = text(context, PRINCIPAL_ID);
    if (context.containsKey(KEY_ID)) {
      return context.containsKey(LOGIN_ID)
          ? Optional.empty()
          : text(context, KEY_ID)
              .filter(keyId -> id.equals(Optional.of(keyId)))
              .map(Subject.ApiKey::new);
    }
    return id.flatMap(
        userId -> text(context, LOGIN_ID).map(loginId -> new Subject.User(userId, loginId)));
  }

  private static Optional<String> text(Map<String, ?> context, String key) {
    return context.get(key) instanceof String text && !text.isBlank()
        ? Optional.of(text)
        : Optional.empty();
  }
}
