package dev.storehouse.worker.orders;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/**
 * Puts events on a bus, as many at once as {@code PutEvents} takes: ten, of 256 KB together (Amazon
 * EventBridge quotas; "Calculating PutEvents event entry size"). Thread-safe.
 */
final class EventBridgePublisher implements EventPublisher {

  /** The {@code source} of every event. */
  static final String SOURCE = "dev.storehouse.store";

  private static final int MOST_ENTRIES = 10;
  private static final int MOST_BYTES = 256 * 1024;
  private static final int TIME_BYTES = 14;

  private final EventBridgeClient client;
  private final String busName;

  EventBridgePublisher(EventBridgeClient client, String busName) {
    this.client = client;
    this.busName = busName;
  }

  @Override
  public Map<String, RuntimeException> publish(List<StoreEvent> events) {
    Map<String, RuntimeException> failures = new HashMap<>();
    List<Entry> together = new ArrayList<>();
    int bytes = 0;
    for (StoreEvent event : events) {
      Entry entry = new Entry(event.id(), entry(event));
      if (entry.bytes() > MOST_BYTES) {
        failures.put(event.id(), new UnpublishedException("the event is too large"));
        continue;
      }
      if (together.size() == MOST_ENTRIES || bytes + entry.bytes() > MOST_BYTES) {
        put(together, failures);
        together.clear();
        bytes = 0;
      }
      together.add(entry);
      bytes += entry.bytes();
    }
    if (!together.isEmpty()) {
      put(together, failures);
    }
    return failures;
  }

  private PutEventsRequestEntry entry(StoreEvent event) {
    return PutEventsRequestEntry.builder()
        .eventBusName(busName)
        .source(SOURCE)
        .detailType(event.type().wireName())
        .time(event.occurredAt())
        .detail(event.detail())
        .build();
  }

  private void put(List<Entry> together, Map<String, RuntimeException> failures) {
    List<PutEventsRequestEntry> requested = together.stream().map(Entry::request).toList();
    List<PutEventsResultEntry> results;
    try {
      results = client.putEvents(request -> request.entries(requested)).entries();
    } catch (SdkException e) {
      together.forEach(entry -> failures.put(entry.id(), e));
      return;
    }
    for (int i = 0; i < together.size(); i++) {
      if (i >= results.size() || results.get(i).eventId() == null) {
        String code = i < results.size() ? results.get(i).errorCode() : "no answer";
        failures.put(together.get(i).id(), new UnpublishedException(String.valueOf(code)));
      }
    }
  }

  private record Entry(String id, PutEventsRequestEntry request) {

    int bytes() {
      return TIME_BYTES
          + length(request.source())
          + length(request.detailType())
          + length(request.detail());
    }

    private static int length(String text) {
      return text.getBytes(StandardCharsets.UTF_8).length;
    }
  }
}
