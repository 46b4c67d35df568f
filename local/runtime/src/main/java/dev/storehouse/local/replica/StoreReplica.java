package dev.storehouse.local.replica;

import dev.storehouse.gateway.template.Stack;
import dev.storehouse.local.aws.redshift.warehouse.Login;
import dev.storehouse.local.aws.redshift.warehouse.Warehouse;
import dev.storehouse.local.streams.SourceClients;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps schema {@code store} of a warehouse like the store's tables, within a second: what zero-ETL
 * integration does on AWS. Thread-safe.
 */
public final class StoreReplica implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StoreReplica.class);

  /** At least between two looks: what is written meanwhile is applied together. */
  private static final Duration BUSY = Duration.ofMillis(50);

  /** At most between two looks, for what was written without a hint. */
  private static final Duration IDLE = Duration.ofSeconds(2);

  private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final StoreSchema schema = new StoreSchema();
  private final Warehouse warehouse;
  private final String databaseName;
  private final SourceClients clients;
  private final Stack stack;
  private final Semaphore hints = new Semaphore(0);
  private final Thread thread;
  private @Nullable Connection connection;
  private @Nullable Followers followers;
  private String lastFailure = "";
  private volatile boolean isClosing;

  private StoreReplica(URI endpoint, Stack stack, Warehouse warehouse, String databaseName) {
    this.clients = new SourceClients(endpoint);
    this.stack = stack;
    this.warehouse = warehouse;
    this.databaseName = databaseName;
    this.thread = Thread.ofVirtual().name("store-replica").unstarted(this::follow);
  }

  /**
   * Makes the schema and begins to follow; the warehouse starts with it if it does not run yet.
   *
   * @param endpoint where DynamoDB and its streams answer
   * @param databaseName of the warehouse
   * @throws IllegalStateException if the warehouse refuses the schema
   */
  public static StoreReplica start(
      URI endpoint, Stack stack, Warehouse warehouse, String databaseName) {
    StoreReplica replica = new StoreReplica(endpoint, stack, warehouse, databaseName);
    replica.prepare();
    replica.thread.start();
    return replica;
  }

  private void prepare() {
    try (Connection own = connect()) {
      schema.create(own);
    } catch (SQLException e) {
      throw new IllegalStateException("schema store cannot be made", e);
    }
  }

  /**
   * Lets a database user read schema {@code store}.
   *
   * @throws IllegalStateException if the warehouse refuses, for instance because there is no such
   *     user
   */
  public void grant(String user) {
    try (Connection own = connect()) {
      schema.grant(own, user);
    } catch (SQLException e) {
      throw new IllegalStateException("schema store cannot be granted to " + user, e);
    }
  }

  /** Something may have been written: look now rather than in a while. */
  public void hint() {
    hints.release();
  }

  private void follow() {
    try {
      while (!isClosing) {
        Duration wait = look();
        Thread.sleep(BUSY);
        await(wait);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      forget();
    }
  }

  private void await(Duration longest) throws InterruptedException {
    if (hints.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
      hints.drainPermits();
    }
  }

  /** Applies what there is; gives the time until the next look if there is no hint. */
  private Duration look() {
    try {
      int changes = pass();
      lastFailure = "";
      return changes > 0 ? Duration.ZERO : IDLE;
    } catch (SQLException | RuntimeException e) {
      forget();
      warn(e.toString());
      return AFTER_FAILURE;
    }
  }

  /** Says a failure once, however often it is met. */
  private void warn(String failure) {
    if (!isClosing && !failure.equals(lastFailure)) {
      LOG.warn("the store's tables are not copied at the moment: {}", failure);
    }
    lastFailure = failure;
  }

  private int pass() throws SQLException {
    Connection open = connection;
    Followers current = followers;
    if (open == null || current == null) {
      open = connect();
      connection = open;
      current = Followers.of(open, clients, stack);
      followers = current;
    }
    return current.pass();
  }

  private Connection connect() throws SQLException {
    Connection opened =
        warehouse.connect(new Login.Temporary(warehouse.id().administrator()), databaseName);
    opened.setAutoCommit(false);
    return opened;
  }

  private void forget() {
    followers = null;
    try (Connection _ = connection) {
      connection = null;
    } catch (SQLException e) {
      LOG.debug("a connection did not close", e);
    }
  }

  /** Stops; what is not copied yet is copied by the next run. */
  @Override
  public void close() {
    isClosing = true;
    hints.release();
    try {
      if (!thread.join(PATIENCE)) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    clients.close();
  }
}
