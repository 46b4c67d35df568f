package dev.storehouse.local.streams;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** Reads the shards of one stream, each on from where it was read last. Thread-safe. */
public final class StreamReader {

  /** The most that {@code GetRecords} gives. */
  public static final int MOST_RECORDS = 1_000;

  private final DynamoDbStreamsClient streams;
  private final String streamArn;
  private final Map<String, String> iterators = new ConcurrentHashMap<>();
  private volatile Shards shards;

  /** A reader that knows the shards there are now. */
  public StreamReader(DynamoDbStreamsClient streams, String streamArn) {
    this.streams = streams;
    this.streamArn = streamArn;
    this.shards = Shards.of(streams, streamArn);
  }

  /** What was read; at its end a shard gives nothing more, and has children perhaps. */
  public record Portion(List<Record> records, boolean isEnd) {

    public Portion {
      records = List.copyOf(records);
    }
  }

  /** The shards as they were last listed. */
  public Shards shards() {
    return shards;
  }

  /** Lists the shards anew. */
  public void refresh() {
    shards = Shards.of(streams, streamArn);
  }

  /** Begins anew wherever it is read next. */
  public void forget() {
    iterators.clear();
  }

  /** Begins a shard anew when it is read next. */
  public void forget(String shardId) {
    iterators.remove(shardId);
  }

  /**
   * Reads on in a shard.
   *
   * @param after the record behind which to begin, if this reader has not read the shard before;
   *     its beginning if empty
   * @param most from 1 to {@value #MOST_RECORDS}
   * @throws software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException if what comes
   *     next is no longer there
   * @throws software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException if the shard
   *     is gone
   */
  public Portion read(String shardId, Optional<String> after, int most) {
    String iterator =
        Optional.ofNullable(iterators.get(shardId)).orElseGet(() -> begin(shardId, after));
    GetRecordsResponse answer;
    try {
      answer = streams.getRecords(request -> request.shardIterator(iterator).limit(most));
    } catch (ExpiredIteratorException _) {
      iterators.remove(shardId);
      return new Portion(List.of(), false);
    }
    Optional<String> next = Optional.ofNullable(answer.nextShardIterator());
    next.ifPresentOrElse(it -> iterators.put(shardId, it), () -> iterators.remove(shardId));
    return new Portion(answer.records(), next.isEmpty());
  }

  private String begin(String shardId, Optional<String> after) {
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
}
