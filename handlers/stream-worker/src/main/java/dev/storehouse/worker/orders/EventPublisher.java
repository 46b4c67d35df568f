package dev.storehouse.worker.orders;

import java.util.List;
import java.util.Map;

/** Where events go. Implementations are thread-safe. */
@FunctionalInterface
interface EventPublisher {

  /**
   * Publishes events, some of which may have been published before.
   *
   * @return why which events were not taken, by their ids; empty if all were
   */
  Map<String, RuntimeException> publish(List<StoreEvent> events);
}
