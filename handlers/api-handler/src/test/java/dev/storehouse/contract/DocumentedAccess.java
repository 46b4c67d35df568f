package dev.storehouse.contract;

import dev.storehouse.http.Access;
import dev.storehouse.local.contract.ApiContract;
import dev.storehouse.local.contract.Audience;
import dev.storehouse.local.contract.Operation;
import dev.storehouse.shared.identity.Scope;
import java.util.HashMap;
import java.util.Map;

/** Whom a contract lets call its operations, in the terms of routes. */
public final class DocumentedAccess {

  private DocumentedAccess() {}

  /** For each operation, by its name. */
  public static Map<String, Access> of(ApiContract contract) {
    Map<String, Access> documented = new HashMap<>();
    contract
        .operations()
        .forEach(operation -> documented.put(operation.toString(), access(operation)));
    return documented;
  }

  private static Access access(Operation operation) {
    return switch (operation.audience()) {
      case Audience.Group.ANYONE -> Access.PUBLIC;
      case Audience.Group.ANYONE_OR_USER -> Access.OPTIONAL;
      case Audience.Group.USER -> Access.USER;
      case Audience.Group.ADMIN -> Access.ADMIN;
      case Audience.Holders(String scope) -> Access.scope(Scope.ofWireName(scope).orElseThrow());
    };
  }
}
