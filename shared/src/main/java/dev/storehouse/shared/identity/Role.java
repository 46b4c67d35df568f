package dev.storehouse.shared.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a user is on the platform as a whole. */
public enum Role {
  /** Orders, and sees what is their own. */
  USER,
  /** Runs the store: catalogue, stock, everyone's orders, users. */
  ADMIN;

  /** The name in tokens, tables and JSON: {@code user} or {@code admin}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of that exact wire name, or empty. */
  public static Optional<Role> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(role -> role.wireName().equals(wireName)).findFirst();
  }
}
