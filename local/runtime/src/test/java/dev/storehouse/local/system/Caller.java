package dev.storehouse.local.system;

import dev.storehouse.local.contract.Audience;
import dev.storehouse.shared.identity.Scope;
import java.util.Map;
import java.util.Set;

/**
 * One kind of caller of an API.
 *
 * @param scopes what the caller may do within a tenant
 * @param ownsObjects whether what stands in the paths is the caller's to see
 * @param credential the headers that are sent
 */
record Caller(
    String name,
    Standing standing,
    Set<Scope> scopes,
    boolean ownsObjects,
    Map<String, String> credential) {

  /** What a credential proves. */
  enum Standing {
    NO_CREDENTIAL,
    BAD_CREDENTIAL,
    /** Known, and turned away. */
    REFUSED,
    KNOWN,
    ADMIN
  }

  /** Someone without credential. */
  static Caller nobody() {
    return new Caller("none", Standing.NO_CREDENTIAL, Set.of(), false, Map.of());
  }

  /** Someone with a credential that proves nothing. */
  static Caller bad(String name, String token) {
    return of(name, Standing.BAD_CREDENTIAL, token);
  }

  /** Someone who sees all there is, without scopes. */
  static Caller of(String name, Standing standing, String token) {
    return new Caller(name, standing, Set.of(), true, bearer(token));
  }

  /** Someone of a tenant. */
  static Caller member(String name, Set<Scope> scopes, boolean ownsObjects, String token) {
    return new Caller(name, Standing.KNOWN, scopes, ownsObjects, bearer(token));
  }

  /** The same, but for what is sent. */
  Caller sending(String name, Map<String, String> headers) {
    return new Caller(name, standing, scopes, ownsObjects, headers);
  }

  boolean belongsTo(Audience audience) {
    return switch (audience) {
      case Audience.Group.ANYONE, Audience.Group.ANYONE_OR_USER -> true;
      case Audience.Group.USER -> standing == Standing.KNOWN || standing == Standing.ADMIN;
      case Audience.Group.ADMIN -> standing == Standing.ADMIN;
      case Audience.Holders(String scope) ->
          scopes.stream().anyMatch(held -> held.wireName().equals(scope));
    };
  }

  private static Map<String, String> bearer(String token) {
    return Map.of("authorization", "Bearer " + token);
  }
}
