package dev.storehouse.warehouse.tenant;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a tenant is in its life. */
public enum TenantStatus {
  /** Its database user, secret and grants are being made. */
  PROVISIONING,
  ACTIVE,
  /** Everything is there, and nobody may use it. */
  DISABLED,
  /** Its database user, secret and grants are being removed. */
  DELETING,
  DELETED;

  /** The name in tables and JSON, in lower case. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The status of that exact wire name, or empty. */
  public static Optional<TenantStatus> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(status -> status.wireName().equals(wireName)).findFirst();
  }
}
