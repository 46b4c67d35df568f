package dev.storehouse.local.streams;

import dev.storehouse.gateway.FunctionInvoker;
import dev.storehouse.gateway.template.Stack;
import dev.storehouse.local.aws.messaging.Messaging;
import dev.storehouse.local.events.Pause;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Hands the changes of tables to the functions of a stack, as Lambda does: each shard on its own,
 * in order, at least once. Thread-safe.
 */
public final class EventSourceMappings implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EventSourceMappings.class);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

  private final ExecutorService runs = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<String> followed = ConcurrentHashMap.newKeySet();
  private final Hints hints = new Hints();
  private final List<Mapping> mappings;
  private final SourceClients clients;
  private final Checkpoints checkpoints;
  private final Lanes lanes;
  private final Pause pause;

  EventSourceMappings(
      Stack stack,
      FunctionInvoker functions,
      Messaging messaging,
      SourceClients clients,
      Checkpoints checkpoints,
      InstantSource clock,
      Pause pause) {
    this.mappings = new MappingReader(stack).read();
    this.clients = clients;
    this.checkpoints = checkpoints;
    this.lanes =
        new Lanes(
            new BatchDelivery(
                functions, new FailureDestination(messaging), stack.region(), clock, pause),
            runs);
    this.pause = pause;
  }

  /**
   * The mappings of a stack, once they are started.
   *
   * @param database where DynamoDB and its streams answer
   * @param directory where what was delivered is remembered; nowhere if empty
   * @throws dev.storehouse.gateway.template.TemplateException if one is not emulated
   */
  public EventSourceMappings(
      Stack stack,
      FunctionInvoker functions,
      Messaging messaging,
      URI database,
      Optional<Path> directory) {
    this(
        stack,
        functions,
        messaging,
        new SourceClients(database),
        new Checkpoints(directory.map(path -> path.resolve("event-source-mappings.json"))),
        InstantSource.system(),
        Pause.REAL);
  }

  /** Begins to follow. */
  public void start() {
    mappings.forEach(mapping -> runs.execute(() -> begin(mapping)));
  }

  /** Something may have been written: look now rather than in a while. */
  public void hint() {
    hints.give();
  }

  private void begin(Mapping mapping) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        try {
          String streamArn =
              clients
                  .database()
                  .describeTable(request -> request.tableName(mapping.tableName()))
                  .table()
                  .latestStreamArn();
          followShards(mapping, streamArn, new StreamReader(clients.streams(), streamArn));
          return;
        } catch (SdkException e) {
          LOG.warn("{}: the stream cannot be read: {}", mapping.name(), e.getMessage());
          pause.of(AFTER_FAILURE);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void followShards(Mapping mapping, String streamArn, StreamReader reader) {
    for (String shardId : reader.shards().readable(checkpoints.of(mapping))) {
      if (followed.add(mapping.name() + " " + shardId)) {
        runs.execute(() -> follow(mapping, streamArn, reader, shardId));
      }
    }
  }

  private void follow(Mapping mapping, String streamArn, StreamReader reader, String shardId) {
    try {
      new ShardFollower(
              new FailureDestination.Source(mapping, streamArn, shardId),
              reader,
              checkpoints,
              lanes,
              hints,
              pause)
          .follow();
      reader.refresh();
      followShards(mapping, streamArn, reader);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Follows no more, and abandons the deliveries under way; they come again after a restart. */
  @Override
  public void close() {
    runs.shutdownNow();
    clients.close();
  }
}
