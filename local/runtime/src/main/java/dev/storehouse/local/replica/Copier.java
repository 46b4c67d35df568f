package dev.storehouse.local.replica;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies changes of one table to its copy, within the caller's transaction. Applying a change
 * again alters nothing, and an older image never replaces a newer one: the version decides.
 */
final class Copier {

  private static final Logger LOG = LoggerFactory.getLogger(Copier.class);

  private final Connection connection;
  private final StoreTable table;

  Copier(Connection connection, StoreTable table) {
    this.connection = connection;
    this.table = table;
  }

  /** Applies changes in their order; of each item the last one counts. */
  void apply(List<Change> changes) throws SQLException {
    Map<String, Change> last = new LinkedHashMap<>();
    for (Change change : changes) {
      try {
        table.version().required(change.item());
        last.put(table.key().required(change.item()), change);
      } catch (IllegalArgumentException e) {
        LOG.warn("{}: an item is left out: {}", table.qualifiedName(), e.getMessage());
      }
    }
    applyOrPart(last.values());
  }

  /** One item that the warehouse does not take does not keep the others out. */
  private void applyOrPart(Collection<Change> changes) throws SQLException {
    if (changes.isEmpty()) {
      return;
    }
    Savepoint before = connection.setSavepoint();
    try {
      write(changes);
      connection.releaseSavepoint(before);
    } catch (SQLException e) {
      if (!isAboutData(e)) {
        throw e;
      }
      connection.rollback(before);
      if (changes.size() == 1) {
        leaveOut(changes.iterator().next(), e);
        return;
      }
      for (Change change : changes) {
        applyOrPart(List.of(change));
      }
    }
  }

  /** Without the warehouse's message, which shows the values. */
  private void leaveOut(Change change, SQLException refusal) {
    LOG.warn(
        "{}: {} is left out: SQLSTATE {}",
        table.qualifiedName(),
        table.key().required(change.item()),
        refusal.getSQLState());
  }

  /** SQLSTATE classes "data exception" and "integrity constraint violation". */
  private static boolean isAboutData(SQLException failure) {
    String state = failure.getSQLState();
    return state != null && (state.startsWith("22") || state.startsWith("23"));
  }

  private void write(Collection<Change> changes) throws SQLException {
    try (PreparedStatement upsert = connection.prepareStatement(table.upsert());
        PreparedStatement deletion = connection.prepareStatement(table.deletion())) {
      for (Change change : changes) {
        if (change.isRemoval()) {
          deletion.setString(1, table.key().required(change.item()));
          deletion.setString(2, table.version().required(change.item()));
          deletion.addBatch();
        } else {
          int parameter = 1;
          for (Column column : table.columns()) {
            upsert.setString(parameter++, column.value().apply(change.item()));
          }
          upsert.addBatch();
        }
      }
      deletion.executeBatch();
      upsert.executeBatch();
    }
    if (table == StoreTable.ORDERS) {
      OrderLines.apply(connection, changes);
    }
  }
}
