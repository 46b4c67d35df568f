package dev.storehouse.local.replica;

import dev.storehouse.local.streams.StreamReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Follows the stream of one table over one connection. Where the stream does not reach back to what
 * was read last (records live for 24 hours) the copy is made anew from the table itself, which may
 * be read whole here and nowhere on the path of a request.
 *
 * <p>After an exception it is of no use any more; another one goes on from the saved positions.
 */
final class Follower {

  private final Connection connection;
  private final DynamoDbClient database;
  private final StoreTable table;
  private final String sourceTable;
  private final Copier copier;
  private final Positions positions;
  private final StreamReader reader;

  Follower(
      Connection connection,
      DynamoDbClient database,
      DynamoDbStreamsClient streams,
      StoreTable table,
      String sourceTable)
      throws SQLException {
    this.connection = connection;
    this.database = database;
    this.table = table;
    this.sourceTable = sourceTable;
    String streamArn =
        database.describeTable(request -> request.tableName(sourceTable)).table().latestStreamArn();
    this.copier = new Copier(connection, table);
    this.positions = Positions.load(connection, sourceTable, streamArn);
    this.reader = new StreamReader(streams, streamArn);
    if (reader.shards().continues(positions)) {
      connection.commit();
    } else {
      rebuild();
    }
  }

  /**
   * Reads on once in each shard.
   *
   * @return how many changes there were
   */
  int pass() throws SQLException {
    int changes = 0;
    for (String shardId : reader.shards().readable(positions)) {
      try {
        changes += pass(shardId);
      } catch (TrimmedDataAccessException | ResourceNotFoundException lost) {
        rebuild();
        return changes + 1;
      }
    }
    return changes;
  }

  private int pass(String shardId) throws SQLException {
    StreamReader.Portion read =
        reader.read(shardId, positions.sequenceNumber(shardId), StreamReader.MOST_RECORDS);
    List<Record> records = read.records();
    if (!records.isEmpty() || read.isEnd()) {
      copier.apply(records.stream().map(Change::of).toList());
      positions.save(
          shardId,
          records.isEmpty()
              ? positions.sequenceNumber(shardId).orElse(null)
              : records.getLast().dynamodb().sequenceNumber(),
          read.isEnd());
      connection.commit();
    }
    if (read.isEnd()) {
      reader.refresh();
    }
    return records.size();
  }

  /** The shards are listed first: what changes during the reading is in the stream as well. */
  private void rebuild() throws SQLException {
    reader.forget();
    reader.refresh();
    try (Statement statement = connection.createStatement()) {
      statement.execute("DELETE FROM " + table.qualifiedName());
      if (table == StoreTable.ORDERS) {
        statement.execute("DELETE FROM " + OrderLines.TABLE);
      }
    }
    for (ScanResponse page :
        database.scanPaginator(request -> request.tableName(sourceTable).consistentRead(true))) {
      copier.apply(page.items().stream().map(item -> new Change(false, item)).toList());
    }
    positions.restart(reader.shards().ids());
    connection.commit();
  }
}
