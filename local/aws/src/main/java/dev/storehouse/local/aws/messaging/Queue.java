package dev.storehouse.local.aws.messaging;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A standard queue in memory: what is received is out of sight for a while, and back unless it is
 * deleted; what is older than the retention is gone. Thread-safe.
 */
final class Queue {

  private final Map<String, Held> messages = new LinkedHashMap<>();
  private final String name;
  private final Duration visibilityTimeout;
  private final Duration retention;
  private final InstantSource clock;

  /** What a receiver gets. */
  record Received(String id, String receipt, String body, Instant sentAt, int receiveCount) {}

  private record Held(
      String id, String body, Instant sentAt, Instant visibleAt, String receipt, int receiveCount) {

    Held received(Instant until) {
      return new Held(id, body, sentAt, until, UUID.randomUUID().toString(), receiveCount + 1);
    }
  }

  Queue(String name, Duration visibilityTimeout, Duration retention, InstantSource clock) {
    this.name = name;
    this.visibilityTimeout = visibilityTimeout;
    this.retention = retention;
    this.clock = clock;
  }

  String name() {
    return name;
  }

  synchronized String send(String body) {
    String id = UUID.randomUUID().toString();
    Instant now = clock.instant();
    messages.put(id, new Held(id, body, now, now, "", 0));
    notifyAll();
    return id;
  }

  /** Waits for a first message at most so long. */
  synchronized List<Received> receive(int most, Duration wait, Duration invisible)
      throws InterruptedException {
    long end = System.nanoTime() + wait.toNanos();
    List<Received> received = visible(most, invisible);
    while (received.isEmpty() && end - System.nanoTime() > 0) {
      wait(Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis()));
      received = visible(most, invisible);
    }
    return received;
  }

  private List<Received> visible(int most, Duration invisible) {
    Instant now = clock.instant();
    messages.values().removeIf(held -> held.sentAt().plus(retention).isBefore(now));
    List<Received> received = new ArrayList<>();
    for (Held held : List.copyOf(messages.values())) {
      if (received.size() < most && !held.visibleAt().isAfter(now)) {
        Held out = held.received(now.plus(invisible));
        messages.put(held.id(), out);
        received.add(
            new Received(out.id(), out.receipt(), out.body(), out.sentAt(), out.receiveCount()));
      }
    }
    return received;
  }

  Duration visibilityTimeout() {
    return visibilityTimeout;
  }

  synchronized void delete(String receipt) {
    messages.values().removeIf(held -> held.receipt().equals(receipt));
  }

  synchronized void purge() {
    messages.clear();
  }

  /** How many can be received now. */
  synchronized long visibleCount() {
    Instant now = clock.instant();
    return messages.values().stream().filter(held -> !held.visibleAt().isAfter(now)).count();
  }

  /** How many were received and are neither deleted nor back. */
  synchronized long invisibleCount() {
    return messages.size() - visibleCount();
  }
}
