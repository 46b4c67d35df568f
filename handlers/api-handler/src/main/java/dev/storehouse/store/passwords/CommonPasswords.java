package dev.storehouse.store.passwords;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The passwords that are guessed first. The file names its source. Thread-safe; read when it is
 * first asked.
 */
final class CommonPasswords {

  private static final String FILE = "common-passwords.txt";

  private CommonPasswords() {}

  private static final class Loaded {
    private static final Set<String> ALL = read();
  }

  /** Whether the password is among them, whatever the case of its letters. */
  static boolean contain(String password) {
    return Loaded.ALL.contains(password.toLowerCase(Locale.ROOT));
  }

  private static Set<String> read() {
    InputStream file = CommonPasswords.class.getResourceAsStream(FILE);
    if (file == null) {
      throw new IllegalStateException(FILE + " is missing from the class path");
    }
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.startsWith("#"))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
