package dev.storehouse.local.replica;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
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
  private final DynamoDbStreamsClient streams;
  private final StoreTable table;
  private final String sourceTable;
  private final String streamArn;
  private final Copier copier;
  private final Positions positions;
  private final Map<String, String> iterators = new HashMap<>();
  private Shards shards;

  Follower(
      Connection connection,
      DynamoDbClient database,
      DynamoDbStreamsClient streams,
      StoreTable table,
      String sourceTable)
      throws SQLException {
    this.connection = connection;
    this.database = database;
    this.streams = streams;
    this.table = table;
    this.sourceTable = sourceTable;
    this.streamArn =
        database.describeTable(request -> request.tableName(sourceTable)).table().latestStreamArn();
    this.copier = new Copier(connection, table);
    this.positions = Positions.load(connection, sourceTable, streamArn);
    this.shards = Shards.of(streams, streamArn);
    if (shards.continues(positions)) {
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
    for (String shardId : shards.readable(positions)) {
      try {
        changes += pass(shardId);
      } catch (ExpiredIteratorException _) {
        iterators.remove(shardId);
      } catch (TrimmedDataAccessException | ResourceNotFoundException lost) {
        rebuild();
        return changes + 1;
      }
    }
    return changes;
  }

  private int pass(String shardId) throws SQLException {
    String iterator = Optional.ofNullable(iterators.get(shardId)).orElseGet(() -> begin(shardId));
    GetRecordsResponse answer = streams.getRecords(request -> request.shardIterator(iterator));
    List<Record> records = answer.records();
    Optional<String> next = Optional.ofNullable(answer.nextShardIterator());
    if (!records.isEmpty() || next.isEmpty()) {
      copier.apply(records.stream().map(Change::of).toList());
      positions.save(
          shardId,
          records.isEmpty()
              ? positions.sequenceNumber(shardId).orElse(null)
              : records.getLast().dynamodb().sequenceNumber(),
          next.isEmpty());
      connection.commit();
    }
    if (next.isPresent()) {
      iterators.put(shardId, next.get());
    } else {
      iterators.remove(shardId);
      shards = Shards.of(streams, streamArn);
    }
    return records.size();
  }

  private String begin(String shardId) {
    Optional<String> after = positions.sequenceNumber(shardId);
    return streams
        .getShardIterator(
            request ->
                request
                    .streamArn(streamArn)
                    .shardId(shardId)
                    .shardIteratorType(
                        after.isPresent()
                            ? ShardIteratorType.AFTER_SEQUENCE_NUMBER
                            : ShardIteratorType.TRIM_HORIZON)
                    .sequenceNumber(after.orElse(null)))
        .shardIterator();
  }

  /** The shards are listed first: what changes during the reading is in the stream as well. */
  private void rebuild() throws SQLException {
    iterators.clear();
    shards = Shards.of(streams, streamArn);
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
    positions.restart(shards.ids());
    connection.commit();
  }
}
