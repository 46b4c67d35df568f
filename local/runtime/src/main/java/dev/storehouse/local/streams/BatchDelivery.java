package dev.storehouse.local.streams;

import dev.storehouse.gateway.FunctionException;
import dev.storehouse.gateway.FunctionInvoker;
import dev.storehouse.local.events.Pause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.model.Record;

/**
 * Hands the records of a shard to the function of a mapping, in order, until it has taken each or
 * the mapping gives it up: from the first failure on again, in halves if the mapping bisects, which
 * does not count as a retry ("Error handling", AWS Lambda developer guide). Thread-safe.
 */
final class BatchDelivery {

  private static final Logger LOG = LoggerFactory.getLogger(BatchDelivery.class);
  private static final Duration FIRST_WAIT = Duration.ofMillis(100);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  private final FunctionInvoker functions;
  private final FailureDestination destination;
  private final String region;
  private final InstantSource clock;
  private final Pause pause;

  BatchDelivery(
      FunctionInvoker functions,
      FailureDestination destination,
      String region,
      InstantSource clock,
      Pause pause) {
    this.functions = functions;
    this.destination = destination;
    this.region = region;
    this.clock = clock;
    this.pause = pause;
  }

  private record Attempt(List<Record> records, int retries) {}

  /** What became of an attempt: the index from which on it failed, and whether by an exception. */
  private record Outcome(int firstFailure, boolean isFunctionError) {}

  /** Returns when none of the records is left. */
  void deliver(FailureDestination.Source source, List<Record> records) throws InterruptedException {
    Deque<Attempt> work = new ArrayDeque<>();
    work.push(new Attempt(records, 0));
    while (!work.isEmpty()) {
      Attempt attempt = withoutOld(source, work.pop());
      if (!attempt.records().isEmpty()) {
        Outcome outcome = invoke(source, attempt.records());
        if (outcome.firstFailure() < attempt.records().size()) {
          again(source, attempt, outcome, work);
        }
      }
    }
  }

  private Attempt withoutOld(FailureDestination.Source source, Attempt attempt) {
    if (source.mapping().maximumAge().isEmpty()) {
      return attempt;
    }
    Instant oldest = clock.instant().minus(source.mapping().maximumAge().get());
    List<Record> old =
        attempt.records().stream()
            .takeWhile(record -> record.dynamodb().approximateCreationDateTime().isBefore(oldest))
            .toList();
    if (!old.isEmpty()) {
      destination.send(
          source,
          new FailureDestination.GivenUp(
              FailureDestination.Condition.TOO_OLD,
              attempt.retries(),
              false,
              old,
              clock.instant()));
    }
    return new Attempt(
        attempt.records().subList(old.size(), attempt.records().size()), attempt.retries());
  }

  private Outcome invoke(FailureDestination.Source source, List<Record> records) {
    Mapping mapping = source.mapping();
    try {
      byte[] answer =
          functions.invoke(
              mapping.functionName(), RecordDocument.event(records, source.streamArn(), region));
      return new Outcome(
          mapping.reportsFailures() ? BatchAnswer.firstFailure(records, answer) : records.size(),
          false);
    } catch (FunctionException e) {
      LOG.debug("{}: {} records failed", mapping.name(), records.size(), e);
      return new Outcome(0, true);
    }
  }

  private void again(
      FailureDestination.Source source, Attempt attempt, Outcome outcome, Deque<Attempt> work)
      throws InterruptedException {
    Mapping mapping = source.mapping();
    List<Record> rest = attempt.records().subList(outcome.firstFailure(), attempt.records().size());
    if (mapping.bisects() && outcome.firstFailure() > 0) {
      work.push(new Attempt(rest, attempt.retries()));
    } else if (mapping.bisects() && rest.size() > 1) {
      int half = rest.size() / 2;
      work.push(new Attempt(rest.subList(half, rest.size()), attempt.retries()));
      work.push(new Attempt(rest.subList(0, half), attempt.retries()));
    } else if (mapping.maximumRetries().orElse(Integer.MAX_VALUE) <= attempt.retries()) {
      destination.send(
          source,
          new FailureDestination.GivenUp(
              FailureDestination.Condition.RETRIES_EXHAUSTED,
              attempt.retries() + 1,
              outcome.isFunctionError(),
              rest,
              clock.instant()));
    } else {
      pause.of(waitBefore(attempt.retries()));
      work.push(new Attempt(rest, attempt.retries() + 1));
    }
  }

  private static Duration waitBefore(int retry) {
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(retry, 10));
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }
}
