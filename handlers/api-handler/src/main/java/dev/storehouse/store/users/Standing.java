package dev.storehouse.store.users;

import dev.storehouse.shared.identity.Role;
import dev.storehouse.shared.identity.Scope;
import dev.storehouse.shared.identity.authentication.UserStatus;
import java.util.Optional;
import java.util.Set;

/** What administrators say about a user, and access tokens repeat. */
public record Standing(Role role, Optional<String> tenantId, Set<Scope> scopes, UserStatus status) {

  /** Of someone who has just registered. */
  static final Standing NEWCOMER =
      new Standing(Role.USER, Optional.empty(), Set.of(), UserStatus.ACTIVE);

  public Standing {
    scopes = Set.copyOf(scopes);
  }

  /** The same in another role. */
  public Standing withRole(Role newRole) {
    return new Standing(newRole, tenantId, scopes, status);
  }
}
