package dev.storehouse.local.streams;

import dev.storehouse.local.events.Pause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;

/** Reads one shard for one mapping to its end, and delivers what is in it. */
final class ShardFollower {

  private static final Logger LOG = LoggerFactory.getLogger(ShardFollower.class);

  /** Between a hint and a look: what is written meanwhile is delivered together. */
  private static final Duration BUSY = Duration.ofMillis(50);

  /** At most between two looks, for what was written without a hint. */
  private static final Duration IDLE = Duration.ofSeconds(2);

  private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

  private final FailureDestination.Source source;
  private final StreamReader reader;
  private final Checkpoints checkpoints;
  private final Progress progress;
  private final Lanes lanes;
  private final Hints hints;
  private final Pause pause;
  private String lastFailure = "";

  /**
   * Whether the last look found its place gone; an iterator can be too old, a checkpoint rarely.
   */
  private boolean isTrimmed;

  ShardFollower(
      FailureDestination.Source source,
      StreamReader reader,
      Checkpoints checkpoints,
      Lanes lanes,
      Hints hints,
      Pause pause) {
    this.source = source;
    this.reader = reader;
    this.checkpoints = checkpoints;
    this.progress = checkpoints.of(source.mapping());
    this.lanes = lanes;
    this.hints = hints;
    this.pause = pause;
  }

  /** Returns when the shard has nothing more or is gone. */
  void follow() throws InterruptedException {
    while (true) {
      long seen = hints.count();
      try {
        StreamReader.Portion read = pass();
        lastFailure = "";
        isTrimmed = false;
        if (read.isEnd()) {
          return;
        }
        if (read.records().isEmpty()) {
          hints.await(seen, IDLE);
          pause.of(BUSY);
        }
      } catch (TrimmedDataAccessException e) {
        reader.forget(source.shardId());
        if (isTrimmed) {
          warn("it begins with the oldest record: " + e.getMessage());
          checkpoints.forget(source.mapping(), source.shardId());
        }
        isTrimmed = true;
      } catch (ResourceNotFoundException _) {
        return;
      } catch (AbortedException _) {
        throw new InterruptedException();
      } catch (RuntimeException e) {
        if (lanes.executor().isShutdown()) {
          throw new InterruptedException();
        }
        warn(e.toString());
        reader.forget(source.shardId());
        pause.of(AFTER_FAILURE);
      }
    }
  }

  private StreamReader.Portion pass() throws InterruptedException {
    StreamReader.Portion read = gathered();
    if (!read.records().isEmpty()) {
      lanes.deliver(source, read.records());
    }
    if (!read.records().isEmpty() || read.isEnd()) {
      checkpoints.save(source.mapping(), source.shardId(), last(read), read.isEnd());
    }
    return read;
  }

  private Optional<String> last(StreamReader.Portion read) {
    return read.records().isEmpty()
        ? progress.sequenceNumber(source.shardId())
        : Optional.of(read.records().getLast().dynamodb().sequenceNumber());
  }

  /** A batch that is full, or as full as the mapping's window lets it become. */
  private StreamReader.Portion gathered() throws InterruptedException {
    int most = most();
    StreamReader.Portion first = read(most);
    Duration window = source.mapping().window();
    if (window.isZero() || first.records().isEmpty() || first.isEnd()) {
      return first;
    }
    List<Record> records = new ArrayList<>(first.records());
    boolean isEnd = false;
    long end = System.nanoTime() + window.toNanos();
    while (!isEnd && records.size() < most && end - System.nanoTime() > 0) {
      long seen = hints.count();
      StreamReader.Portion more = read(most - records.size());
      records.addAll(more.records());
      isEnd = more.isEnd();
      if (more.records().isEmpty() && !isEnd) {
        hints.await(seen, Duration.ofNanos(Math.max(0, end - System.nanoTime())));
      }
    }
    return new StreamReader.Portion(records, isEnd);
  }

  private StreamReader.Portion read(int most) {
    return reader.read(source.shardId(), progress.sequenceNumber(source.shardId()), most);
  }

  private int most() {
    Mapping mapping = source.mapping();
    return Math.min(mapping.batchSize() * mapping.batchesAtOnce(), StreamReader.MOST_RECORDS);
  }

  /** Says a failure once, however often it is met. */
  private void warn(String failure) {
    if (!failure.equals(lastFailure)) {
      LOG.warn("{}: {}", source.mapping().name(), failure);
    }
    lastFailure = failure;
  }
}
