package dev.storehouse.local.aws.redshift.warehouse;

import dev.storehouse.local.aws.redshift.wire.DataApiException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
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
    directory.ifPresent(this::addKnown);
  }

  /** Those that were added while an earlier process ran. */
  private void addKnown(Path root) {
    if (!Files.isDirectory(root)) {
      return;
    }
    try (DirectoryStream<Path> known = Files.newDirectoryStream(root)) {
      for (Path path : known) {
        String name = path.getFileName().toString();
        for (WarehouseId.Kind kind : WarehouseId.Kind.values()) {
          String prefix = kind.name().toLowerCase(Locale.ROOT) + "-";
          if (name.startsWith(prefix)) {
            add(new WarehouseId(kind, name.substring(prefix.length())));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + root, e);
    }
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
