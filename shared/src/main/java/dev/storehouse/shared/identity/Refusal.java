package dev.storehouse.shared.identity;

import java.util.Locale;

/** Why a caller who proved who they are may do nothing at all. Each of them is a 403. */
public enum Refusal {
  USER_DISABLED("The account is disabled."),
  TENANT_DISABLED("The tenant is disabled."),
  TENANT_GONE("The tenant does not exist, or is being made or deleted.");

  private final String description;

  Refusal(String description) {
    this.description = description;
  }

  /** The name in logs: lower snake case. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** One sentence that may be shown to the client. */
  public String description() {
    return description;
  }
}
