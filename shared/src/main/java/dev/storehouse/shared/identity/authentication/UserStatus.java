package dev.storehouse.shared.identity.authentication;

import java.util.Locale;

/** Whether a user may use what they hold. */
enum UserStatus {
  ACTIVE,
  DISABLED,
  DELETED;

  /**
   * The status of that wire name.
   *
   * @throws IllegalArgumentException if there is none
   */
  static UserStatus ofWireName(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT));
  }
}
