package dev.storehouse.shared.identity.keys;

import java.util.Locale;

/** Where a published key stands in its life. */
public enum KeyStage {
  /** Published so that verifiers learn of it; not chosen yet. */
  PENDING,
  /** The newest key: it signs once it is active. */
  CURRENT,
  /** The one before: it signs until the newest is active, and its tokens are still good. */
  PREVIOUS,
  /** Signs no more; accepted until its last token has expired. */
  RETIRED,
  /** Withdrawn by an operator: nothing it signed is accepted from now on. */
  REVOKED;

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The stage of that wire name.
   *
   * @throws IllegalArgumentException if there is none
   */
  static KeyStage ofWireName(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT));
  }
}
