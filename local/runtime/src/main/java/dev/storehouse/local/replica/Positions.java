package dev.storehouse.local.replica;

import dev.storehouse.local.streams.Progress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a stream has been read, shard by shard. Kept in the warehouse in the transaction that
 * applies what was read, so that neither is ever without the other. One that was saved in a
 * transaction that failed has to be loaded anew.
 */
final class Positions implements Progress {

  static final String SCHEMA = "store_replica";

  static final String CREATION =
      """
      CREATE TABLE IF NOT EXISTS store_replica.positions (
        source varchar(64), stream_arn varchar(1024), shard_id varchar(128),
        sequence_number varchar(64), at_end boolean, PRIMARY KEY (source, shard_id))
      """;

  private static final String SELECTION =
      "SELECT shard_id, sequence_number, at_end FROM store_replica.positions WHERE source = ? AND"
          + " stream_arn = ?";

  private static final String UPSERT =
      """
      INSERT INTO store_replica.positions (source, stream_arn, shard_id, sequence_number, at_end)
      VALUES (?, ?, ?, ?, ?) ON CONFLICT (source, shard_id) DO UPDATE
      SET sequence_number = excluded.sequence_number, at_end = excluded.at_end
      """;

  private final Connection connection;
  private final String source;
  private final String streamArn;
  private final Map<String, Position> byShard = new LinkedHashMap<>();

  private record Position(Optional<String> sequenceNumber, boolean atEnd) {}

  private Positions(Connection connection, String source, String streamArn) {
    this.connection = connection;
    this.source = source;
    this.streamArn = streamArn;
  }

  static Positions load(Connection connection, String source, String streamArn)
      throws SQLException {
    Positions positions = new Positions(connection, source, streamArn);
    try (PreparedStatement query = connection.prepareStatement(SELECTION)) {
      query.setString(1, source);
      query.setString(2, streamArn);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          positions.byShard.put(
              rows.getString(1),
              new Position(Optional.ofNullable(rows.getString(2)), rows.getBoolean(3)));
        }
      }
    }
    return positions;
  }

  /** Forgets all, of former streams too, and stands at the beginning of these shards. */
  void restart(List<String> shardIds) throws SQLException {
    try (PreparedStatement deletion =
        connection.prepareStatement("DELETE FROM store_replica.positions WHERE source = ?")) {
      deletion.setString(1, source);
      deletion.executeUpdate();
    }
    byShard.clear();
    for (String shardId : shardIds) {
      save(shardId, null, false);
    }
  }

  /** Stands behind a record of a shard, and at its end perhaps. */
  void save(String shardId, @Nullable String sequenceNumber, boolean atEnd) throws SQLException {
    try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
      upsert.setString(1, source);
      upsert.setString(2, streamArn);
      upsert.setString(3, shardId);
      upsert.setString(4, sequenceNumber);
      upsert.setBoolean(5, atEnd);
      upsert.executeUpdate();
    }
    byShard.put(shardId, new Position(Optional.ofNullable(sequenceNumber), atEnd));
  }

  @Override
  public Optional<String> sequenceNumber(String shardId) {
    return Optional.ofNullable(byShard.get(shardId)).flatMap(Position::sequenceNumber);
  }

  @Override
  public boolean isAtEnd(String shardId) {
    return Optional.ofNullable(byShard.get(shardId)).map(Position::atEnd).orElse(false);
  }

  @Override
  public boolean knows(String shardId) {
    return byShard.containsKey(shardId);
  }

  @Override
  public List<String> unfinished() {
    return byShard.keySet().stream().filter(id -> !isAtEnd(id)).toList();
  }
}
