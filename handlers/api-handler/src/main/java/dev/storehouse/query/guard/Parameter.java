package dev.storehouse.query.guard;

import java.util.Optional;

/**
 * A value for {@code :name}.
 *
 * @param name without the colon, {@code [0-9a-zA-Z_]+}
 * @param value as text, however the caller wrote it; empty for NULL
 * @param type a data type of the warehouse, such as {@code decimal(12,2)}, if the caller gave one
 */
public record Parameter(String name, Optional<String> value, Optional<String> type) {

  public Parameter {
    if (name.isEmpty() || !name.chars().allMatch(Parameter::isNameCharacter)) {
      throw new IllegalArgumentException("a parameter's name is of letters, digits and _");
    }
  }

  /** A value whose type the warehouse finds from where it stands. */
  public static Parameter of(String name, String value) {
    return new Parameter(name, Optional.of(value), Optional.empty());
  }

  /** NULL of no particular type. */
  public static Parameter ofNull(String name) {
    return new Parameter(name, Optional.empty(), Optional.empty());
  }

  static boolean isNameCharacter(int character) {
    return (character >= '0' && character <= '9')
        || (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || character == '_';
  }
}
