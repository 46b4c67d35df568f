package dev.storehouse.worker.orders;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything to the bus; low stock to the topic as well, once the bus has it. Thread-safe.
 *
 * @param topic where people are told
 */
record StorePublisher(EventPublisher bus, EventPublisher topic) implements EventPublisher {

  @Override
  public Map<String, RuntimeException> publish(List<StoreEvent> events) {
    Map<String, RuntimeException> failures = new HashMap<>(bus.publish(events));
    failures.putAll(
        topic.publish(
            events.stream()
                .filter(event -> event.type() == StoreEvent.Type.STOCK_LOW)
                .filter(event -> !failures.containsKey(event.id()))
                .toList()));
    return failures;
  }
}
