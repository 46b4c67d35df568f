package dev.storehouse.shared.identity;

import java.util.Locale;

/** Why a caller who proved who they are may do nothing at all. Each of them is a 403. */
public enum Refusal {
  USER_DISABLED;

  /** The name in logs: lower snake case. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
