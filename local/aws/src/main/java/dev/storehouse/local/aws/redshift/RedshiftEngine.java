package dev.storehouse.local.aws.redshift;

import dev.storehouse.local.aws.file.OwnDirectory;
import dev.storehouse.local.aws.port.AwsService;
import dev.storehouse.local.aws.redshift.bulk.BulkStatements;
import dev.storehouse.local.aws.redshift.catalog.CatalogActions;
import dev.storehouse.local.aws.redshift.fault.FaultPlan;
import dev.storehouse.local.aws.redshift.fault.Faults;
import dev.storehouse.local.aws.redshift.statement.Limits;
import dev.storehouse.local.aws.redshift.statement.Statements;
import dev.storehouse.local.aws.redshift.warehouse.Warehouse;
import dev.storehouse.local.aws.redshift.warehouse.WarehouseId;
import dev.storehouse.local.aws.redshift.warehouse.Warehouses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The Amazon Redshift Data API with its warehouses. A warehouse's PostgreSQL starts when the first
 * statement reaches it. Thread-safe.
 */
public final class RedshiftEngine implements AutoCloseable {

  /** The workgroup there always is. */
  public static final WarehouseId WORKGROUP = WarehouseId.workgroup("storehouse");

  /** The cluster there always is. */
  public static final WarehouseId CLUSTER = WarehouseId.cluster("storehouse");

  private final Warehouses warehouses;
  private final Faults faults = new Faults();
  private final MovableTime time;
  private final CompletionEvents events;
  private final RedshiftDataService service;
  private final Path results;
  private final boolean temporary;

  /**
   * Makes an engine without S3; nothing of it runs yet.
   *
   * @see #RedshiftEngine(Optional, Function, BulkStatements, Limits, InstantSource)
   */
  public RedshiftEngine(
      Optional<Path> directory,
      Function<String, Optional<String>> secrets,
      Limits limits,
      InstantSource clock) {
    this(directory, secrets, BulkStatements.none(), limits, clock);
  }

  /**
   * Makes an engine; nothing of it runs yet.
   *
   * @param directory where the warehouses' data, statements, results and client tokens outlive the
   *     process; all of it is in memory or temporary when empty
   * @param secrets the text of a secret, by its name or ARN
   * @param bulk the S3 that UNLOAD and COPY reach, and by which roles
   */
  public RedshiftEngine(
      Optional<Path> directory,
      Function<String, Optional<String>> secrets,
      BulkStatements bulk,
      Limits limits,
      InstantSource clock) {
    Optional<Path> own = directory.map(path -> path.resolve("redshift"));
    this.warehouses = new Warehouses(Set.of(WORKGROUP, CLUSTER), own);
    this.time = new MovableTime(clock);
    this.events = new CompletionEvents(faults, limits);
    this.results = results(own);
    this.temporary = own.isEmpty();
    Statements statements =
        new Statements(warehouses, bulk, results, own, limits, faults, time, events::ended);
    Targets targets = new Targets(warehouses, secrets);
    this.service =
        new RedshiftDataService(
            new StatementActions(statements, new Submissions(targets, statements, limits), limits),
            new CatalogActions(warehouses, targets::target),
            new ControlActions(faults, statements, warehouses, time),
            faults);
  }

  /** For the AWS port. */
  public AwsService service() {
    return service;
  }

  /** Adds a warehouse, or gives the one of that name. */
  public Warehouse warehouse(WarehouseId id) {
    return warehouses.add(id);
  }

  /**
   * Tells a listener of each statement that has ended and was run with {@code WithEvent}; on a
   * virtual thread, several at once.
   */
  public void listen(Consumer<CompletionEvent> listener) {
    events.listen(listener);
  }

  /** Orders troubles, instead of all before. */
  public void order(FaultPlan plan) {
    faults.order(plan);
  }

  /** Puts the engine's clock forward: statements, results and sessions expire by it. */
  public void advance(Duration duration) {
    time.advance(duration);
  }

  /** A temporary directory is its owner's alone from the beginning. */
  private static Path results(Optional<Path> directory) {
    try {
      return directory.isPresent()
          ? OwnDirectory.create(directory.get().resolve("results"))
          : Files.createTempDirectory("storehouse-results");
    } catch (IOException e) {
      throw new IllegalStateException("no directory for results: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    warehouses.close();
    if (!temporary) {
      return;
    }
    try (var files = Files.list(results)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(results);
    } catch (IOException e) {
      throw new UncheckedIOException("results cannot be removed", e);
    }
  }
}
