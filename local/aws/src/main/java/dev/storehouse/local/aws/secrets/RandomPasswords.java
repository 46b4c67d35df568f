package dev.storehouse.local.aws.secrets;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** GetRandomPassword and the passwords of a template's GenerateSecretString: the same rules. */
final class RandomPasswords {

  private static final int DEFAULT_LENGTH = 32;
  private static final int MAX_LENGTH = 4096;
  private static final Map<String, String> KINDS =
      Map.of(
          "ExcludeLowercase", "abcdefghijklmnopqrstuvwxyz",
          "ExcludeUppercase", "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
          "ExcludeNumbers", "0123456789",
          "ExcludePunctuation", "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~");

  private static final SecureRandom RANDOM = new SecureRandom();

  private RandomPasswords() {}

  static String password(Input input) {
    int length = input.integer("PasswordLength", 1, MAX_LENGTH).orElse(DEFAULT_LENGTH);
    String excluded = input.text("ExcludeCharacters", 0, MAX_LENGTH).orElse("");
    List<String> kinds = new ArrayList<>();
    KINDS.forEach(
        (exclusion, characters) -> {
          if (!input.flag(exclusion, false)) {
            kinds.add(without(characters, excluded));
          }
        });
    if (input.flag("IncludeSpace", false)) {
      kinds.add(without(" ", excluded));
    }
    kinds.removeIf(String::isEmpty);
    if (kinds.isEmpty()) {
      throw SecretsException.invalidParameter("No characters are left to make a password of.");
    }
    boolean each = input.flag("RequireEachIncludedType", true);
    if (each && length < kinds.size()) {
      throw SecretsException.invalidParameter(
          "Password length %d is too short for the required types.".formatted(length));
    }
    return password(length, kinds, each);
  }

  private static String password(int length, List<String> kinds, boolean each) {
    List<Character> characters = new ArrayList<>();
    if (each) {
      kinds.forEach(kind -> characters.add(pick(kind)));
    }
    String all = String.join("", kinds);
    while (characters.size() < length) {
      characters.add(pick(all));
    }
    Collections.shuffle(characters, RANDOM);
    StringBuilder password = new StringBuilder();
    characters.forEach(password::append);
    return password.toString();
  }

  private static char pick(String characters) {
    return characters.charAt(RANDOM.nextInt(characters.length()));
  }

  private static String without(String characters, String excluded) {
    StringBuilder left = new StringBuilder();
    characters
        .chars()
        .filter(character -> excluded.indexOf(character) < 0)
        .forEach(left::appendCodePoint);
    return left.toString();
  }
}
