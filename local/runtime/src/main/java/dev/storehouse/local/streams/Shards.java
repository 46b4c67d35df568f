package dev.storehouse.local.streams;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamResponse;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** The shards of a stream, parents before children. */
public final class Shards {

  private final Map<String, Optional<String>> parents;

  private Shards(Map<String, Optional<String>> parents) {
    this.parents = parents;
  }

  static Shards of(DynamoDbStreamsClient streams, String streamArn) {
    List<Shard> shards = new ArrayList<>();
    @Nullable String last = null;
    do {
      String after = last;
      DescribeStreamResponse page =
          streams.describeStream(
              request -> request.streamArn(streamArn).exclusiveStartShardId(after));
      shards.addAll(page.streamDescription().shards());
      last = page.streamDescription().lastEvaluatedShardId();
    } while (last != null);
    Map<String, Optional<String>> parents = new LinkedHashMap<>();
    shards.forEach(
        shard -> parents.put(shard.shardId(), Optional.ofNullable(shard.parentShardId())));
    return new Shards(parents);
  }

  /** All of them. */
  public List<String> ids() {
    return List.copyOf(parents.keySet());
  }

  /** Those that can be read now: not yet read to the end, and their parent is or is no more. */
  public List<String> readable(Progress progress) {
    return parents.keySet().stream()
        .filter(id -> !progress.isAtEnd(id))
        .filter(id -> parent(id).filter(parents::containsKey).map(progress::isAtEnd).orElse(true))
        .toList();
  }

  /**
   * Whether the stream still has all that follows the progress: what was read in part is there, and
   * what is new descends from what was read.
   */
  public boolean continues(Progress progress) {
    return progress.unfinished().stream().allMatch(parents::containsKey)
        && parents.keySet().stream()
            .allMatch(
                id ->
                    progress.knows(id)
                        || parent(id)
                            .map(parent -> progress.knows(parent) || parents.containsKey(parent))
                            .orElse(false));
  }

  private Optional<String> parent(String id) {
    return parents.getOrDefault(id, Optional.empty());
  }
}
