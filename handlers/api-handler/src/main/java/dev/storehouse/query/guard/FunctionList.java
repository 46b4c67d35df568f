package dev.storehouse.query.guard;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The functions a statement may call: those of the resource {@code redshift-functions.txt}, which
 * only compute, and what is registered besides. Thread-safe.
 */
public final class FunctionList {

  private static final String RESOURCE = "redshift-functions.txt";

  private final Set<String> names;

  private FunctionList(Set<String> names) {
    this.names = Set.copyOf(names);
  }

  /** The functions of Redshift's reference that only compute. */
  public static FunctionList ofRedshift() {
    try (InputStream resource =
            Objects.requireNonNull(FunctionList.class.getResourceAsStream(RESOURCE), RESOURCE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
      return new FunctionList(
          lines
              .lines()
              .filter(line -> !line.startsWith("#"))
              .flatMap(line -> Set.of(line.split(" ", -1)).stream())
              .filter(name -> !name.isEmpty())
              .collect(Collectors.toSet()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * These functions too.
   *
   * @param registered names as they are called: {@code f_tax}, or {@code schema.f_tax}
   */
  public FunctionList and(Set<String> registered) {
    Set<String> all = new HashSet<>(names);
    registered.forEach(name -> all.add(name.toLowerCase(Locale.ROOT)));
    return new FunctionList(all);
  }

  boolean contains(String name) {
    return names.contains(name);
  }
}
