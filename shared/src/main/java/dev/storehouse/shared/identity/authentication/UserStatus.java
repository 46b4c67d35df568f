package dev.storehouse.shared.identity.authentication;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether a user may use what they hold. */
public enum UserStatus {
  ACTIVE,
  DISABLED,
  DELETED;

  /** The name in tables and JSON, in lower case. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The status of that exact wire name, or empty. */
  public static Optional<UserStatus> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(status -> status.wireName().equals(wireName)).findFirst();
  }
}
