package dev.storehouse.migrations;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which database, and as whom, as {@code infra/tasks.yaml} tells a container: the URL in {@code
 * DATABASE_URL}, user and password, which ECS takes from the secret, in {@code PGUSER} and {@code
 * PGPASSWORD}. The connection is one of TLS to a host that proves to be that host, as {@code
 * verify-full} of libpq, unless the URL says {@code sslmode=disable}. Immutable.
 *
 * @param roots PEM file of the certificates that are trusted, from {@code PGSSLROOTCERT}; empty for
 *     those of Amazon RDS
 */
record DatabaseSettings(
    String host,
    int port,
    String name,
    String user,
    String password,
    boolean encrypted,
    Optional<String> roots) {

  private static final int DEFAULT_PORT = 5432;
  private static final Pattern URL =
      Pattern.compile("(?:jdbc:)?postgres(?:ql)?(?:\\+psycopg2)?://(?<rest>.+)");
  private static final Pattern NAME = Pattern.compile("/(?<name>[A-Za-z_][A-Za-z0-9_]{0,62})");

  /**
   * Reads the variables.
   *
   * @throws MigrateException if one is missing or makes no sense
   */
  static DatabaseSettings of(Map<String, String> environment) {
    URI url = url(required(environment, "DATABASE_URL"));
    Matcher name = NAME.matcher(Optional.ofNullable(url.getPath()).orElse(""));
    if (url.getHost() == null || url.getUserInfo() != null || !name.matches()) {
      throw unreadable();
    }
    String query = Optional.ofNullable(url.getQuery()).orElse("");
    return new DatabaseSettings(
        url.getHost(),
        url.getPort() < 0 ? DEFAULT_PORT : url.getPort(),
        name.group("name"),
        required(environment, "PGUSER"),
        required(environment, "PGPASSWORD"),
        !("&" + query + "&").contains("&sslmode=disable&"),
        value(environment, "PGSSLROOTCERT"));
  }

  private static URI url(String text) {
    Matcher parts = URL.matcher(text);
    if (!parts.matches()) {
      throw unreadable();
    }
    try {
      return URI.create("postgresql://" + parts.group("rest"));
    } catch (IllegalArgumentException _) {
      throw unreadable();
    }
  }

  /** Without the text: it may hold a password, which is what is wrong with it then. */
  private static MigrateException unreadable() {
    return new MigrateException(
        Failure.SETTINGS,
        "DATABASE_URL must be such as postgresql://host:5432/name, without user and password");
  }

  private static String required(Map<String, String> environment, String name) {
    return value(environment, name)
        .orElseThrow(() -> new MigrateException(Failure.SETTINGS, name + " is not set"));
  }

  private static Optional<String> value(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "%s at %s:%d as %s".formatted(name, host, port, user);
  }
}
