package dev.storehouse.local.aws.redshift.statement;

import dev.storehouse.local.aws.redshift.bulk.BulkRun;
import dev.storehouse.local.aws.redshift.bulk.BulkStatements;
import dev.storehouse.local.aws.redshift.warehouse.Warehouse;
import dev.storehouse.local.aws.redshift.warehouse.Warehouses;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** Runs the parts of a statement that are UNLOAD or COPY. Thread-safe. */
final class BulkParts {

  private final BulkStatements bulk;
  private final Warehouses warehouses;
  private final Path directory;

  /**
   * @param directory for files in between
   */
  BulkParts(BulkStatements bulk, Warehouses warehouses, Path directory) {
    this.bulk = bulk;
    this.warehouses = warehouses;
    this.directory = directory;
  }

  /** Runs one, and tells how many rows there were. */
  long run(Statement statement, Part part, Connection connection) throws SQLException {
    Warehouse warehouse = warehouses.find(statement.view().submission().target().warehouse());
    BulkRun run = new BulkRun(part.id(), part.queryId(), directory, statement::cancelled);
    statement.running(connection.unwrap(PGConnection.class)::cancelQuery);
    try {
      return bulk.run(part.sql(), connection, run, warehouse::systemConnection);
    } finally {
      statement.running(null);
    }
  }
}
