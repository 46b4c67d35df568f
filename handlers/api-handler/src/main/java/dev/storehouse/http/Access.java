package dev.storehouse.http;

import dev.storehouse.shared.identity.Scope;

/** Who may use a route. Whether a caller may touch one object is the feature's to decide. */
public sealed interface Access {

  /** Anyone; a credential is not looked at. */
  Access PUBLIC = Audience.PUBLIC;

  /** Anyone; a credential that is shown must be good, and may let its owner see more. */
  Access OPTIONAL = Audience.OPTIONAL;

  /** Anyone who is logged in; API keys are not. */
  Access USER = Audience.USER;

  /** Administrators of the platform. */
  Access ADMIN = Audience.ADMIN;

  /** Users and API keys of any tenant that hold the scope. */
  static Access scope(Scope scope) {
    return new Scoped(scope);
  }

  /** Access that no scope decides. */
  enum Audience implements Access {
    PUBLIC,
    OPTIONAL,
    USER,
    ADMIN
  }

  /** Access to what a tenant has. */
  record Scoped(Scope scope) implements Access {}
}
