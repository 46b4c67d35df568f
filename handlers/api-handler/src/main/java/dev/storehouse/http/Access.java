package dev.storehouse.http;

/** Who may use a route. Whether a user may touch one object is the feature's to decide. */
public enum Access {
  /** Anyone; a credential is not looked at. */
  PUBLIC,
  /** Anyone; a credential that is shown must be good, and may let its owner see more. */
  OPTIONAL,
  /** Anyone who is logged in. */
  USER,
  /** Administrators of the platform. */
  ADMIN
}
