package dev.storehouse.local.aws.redshift.warehouse;

import dev.storehouse.local.aws.redshift.wire.DataApiException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The warehouses there are, by name. Thread-safe. */
public final class Warehouses implements AutoCloseable {

  private final Map<WarehouseId, Warehouse> byId = new ConcurrentHashMap<>();
  private final Optional<Path> directory;

  /**
   * @param directory where the data outlive the process; in a temporary directory when empty
   */
  public Warehouses(Set<WarehouseId> ids, Optional<Path> directory) {
    this.directory = directory;
    ids.forEach(this::add);
  }

  /** Adds a warehouse, or gives the one of that name; its server starts when it is needed. */
  public Warehouse add(WarehouseId id) {
    return byId.computeIfAbsent(
        id,
        key ->
            new Warehouse(
                key,
                directory.map(
                    path ->
                        path.resolve(
                            key.kind().name().toLowerCase(Locale.ROOT) + "-" + key.name()))));
  }

  /**
   * The warehouse of that name.
   *
   * @throws DataApiException if there is none
   */
  public Warehouse find(WarehouseId id) {
    return Optional.ofNullable(byId.get(id))
        .orElseThrow(
            () -> DataApiException.validation("Redshift endpoint doesn't exist in this region."));
  }

  @Override
  public void close() {
    byId.values().forEach(Warehouse::close);
  }
}
