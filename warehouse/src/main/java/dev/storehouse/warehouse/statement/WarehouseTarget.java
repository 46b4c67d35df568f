package dev.storehouse.warehouse.statement;

import dev.storehouse.shared.config.Environment;
import java.util.Locale;
import java.util.Optional;

/**
 * Which warehouse statements are sent to.
 *
 * @param name the identifier of a cluster or the name of a workgroup
 */
public record WarehouseTarget(Kind kind, String name, String database) {

  /** The two kinds of Redshift. */
  public enum Kind {
    CLUSTER,
    SERVERLESS
  }

  /**
   * The warehouse of a function: {@code WAREHOUSE_KIND}, {@code WAREHOUSE_NAME} and {@code
   * WAREHOUSE_DATABASE}; empty where the kind is {@code none}.
   *
   * @throws IllegalStateException if there is a kind but no name or database
   */
  public static Optional<WarehouseTarget> of(Environment environment) {
    String kind = environment.optional("WAREHOUSE_KIND").orElse("none");
    if (kind.equals("none")) {
      return Optional.empty();
    }
    return Optional.of(
        new WarehouseTarget(
            Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
            environment.required("WAREHOUSE_NAME"),
            environment.required("WAREHOUSE_DATABASE")));
  }
}
