package dev.storehouse.local.streams;

import java.util.List;
import java.util.Optional;

/** How far a stream has been read, shard by shard. */
public interface Progress {

  /** The last record that was read of a shard. */
  Optional<String> sequenceNumber(String shardId);

  /** Whether a shard that takes no more records was read whole. */
  boolean isAtEnd(String shardId);

  /** Whether the shard was met before. */
  boolean knows(String shardId);

  /** The shards that were not read to their end. */
  List<String> unfinished();
}
