package dev.storehouse.shared.identity;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** One thing a principal may do within its tenant. */
public enum Scope {
  QUERY_RUN("query:run"),
  QUERY_READ("query:read"),
  QUERY_CANCEL("query:cancel"),
  QUERY_SAVE("query:save"),
  BULK_READ("bulk:read"),
  BULK_WRITE("bulk:write"),
  CATALOG_READ("catalog:read"),
  USAGE_READ("usage:read"),
  TENANT_ADMIN("tenant:admin");

  /** What a member of a tenant may do unless told otherwise: all but to administer it. */
  public static final Set<Scope> OF_MEMBERS =
      Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(TENANT_ADMIN)));

  private final String wireName;

  Scope(String wireName) {
    this.wireName = wireName;
  }

  /** The name in tokens, tables and JSON, such as {@code query:run}. */
  public String wireName() {
    return wireName;
  }

  /** The scope of that exact wire name, or empty. */
  public static Optional<Scope> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(scope -> scope.wireName.equals(wireName)).findFirst();
  }

  /** The scopes of those names. A name this version does not know grants nothing. */
  public static Set<Scope> ofWireNames(Collection<String> wireNames) {
    return wireNames.stream()
        .flatMap(wireName -> ofWireName(wireName).stream())
        .collect(
            collectingAndThen(
                toCollection(() -> EnumSet.noneOf(Scope.class)), Collections::unmodifiableSet));
  }

  /** Reads the list syntax of RFC 6749 §3.3: names separated by a space. */
  public static Set<Scope> parse(String spaceSeparated) {
    return ofWireNames(Arrays.asList(spaceSeparated.split(" ")));
  }

  /** Writes the list syntax of RFC 6749 §3.3, in the order of declaration. */
  public static String format(Set<Scope> scopes) {
    return Arrays.stream(values())
        .filter(scopes::contains)
        .map(Scope::wireName)
        .collect(joining(" "));
  }
}
