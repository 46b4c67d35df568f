package dev.storehouse.local.aws.messaging;

import dev.storehouse.local.aws.port.AwsRequest;
import dev.storehouse.local.aws.port.AwsResponse;
import dev.storehouse.local.aws.port.AwsService;
import dev.storehouse.local.aws.port.Json;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * {@code PutEvents} (Amazon EventBridge API reference, JSON 1.1). What was taken can be read at
 * {@code GET /_storehouse/events?limit=20}, the newest first. A bus that does not exist takes
 * events too, as on AWS, and nobody gets them. Thread-safe.
 */
final class EventBridgeService implements AwsService {

  private static final String JSON = "application/x-amz-json-1.1";
  private static final int OK = 200;
  private static final int MOST_ENTRIES = 10;
  private static final int MOST_BYTES = 256 * 1024;

  private final List<Consumer<PublishedEvent>> listeners = new CopyOnWriteArrayList<>();
  private final Journal journal;
  private final InstantSource clock;
  private volatile Predicate<PublishedEvent> refused = event -> false;

  EventBridgeService(Journal journal, InstantSource clock) {
    this.journal = journal;
    this.clock = clock;
  }

  void listen(Consumer<PublishedEvent> listener) {
    listeners.add(listener);
  }

  void refuse(Predicate<PublishedEvent> events) {
    refused = events;
  }

  @Override
  public String signingName() {
    return "events";
  }

  @Override
  public Set<String> targetPrefixes() {
    return Set.of("AWSEvents");
  }

  @Override
  public AwsResponse handle(AwsRequest request) {
    if (request.target().isEmpty() && request.method().equals("GET")) {
      return AwsResponse.json(
          OK,
          "application/json",
          Map.of("events", journal.latest(Form.of(request.query()).limit())));
    }
    String operation = request.target().map(AwsRequest.Target::operation).orElse("");
    if (!operation.equals("PutEvents")) {
      return AwsResponse.error(
          request,
          "UnknownOperationException",
          "EventBridge here serves PutEvents, not \"" + operation + "\"");
    }
    try {
      return put(request, entries(Json.readObject(request.body())));
    } catch (IOException e) {
      return AwsResponse.error(request, "SerializationException", "the body is no JSON object");
    }
  }

  private static List<EventEntry> entries(Map<String, Object> input) {
    return input.get("Entries") instanceof List<?> entries
        ? entries.stream()
            .map(entry -> new EventEntry(entry instanceof Map<?, ?> fields ? fields : Map.of()))
            .toList()
        : List.of();
  }

  private AwsResponse put(AwsRequest request, List<EventEntry> entries) {
    if (entries.isEmpty() || entries.size() > MOST_ENTRIES) {
      return invalid(request, "1 to " + MOST_ENTRIES + " entries are taken at once");
    }
    if (entries.stream().mapToInt(EventEntry::size).sum() > MOST_BYTES) {
      return invalid(request, "Total size of the entries in the request is over the limit.");
    }
    List<Map<String, String>> results = new ArrayList<>();
    int failures = 0;
    for (EventEntry entry : entries) {
      try {
        results.add(Map.of("EventId", take(entry)));
      } catch (RefusedEntryException e) {
        failures++;
        results.add(Map.of("ErrorCode", e.code(), "ErrorMessage", String.valueOf(e.getMessage())));
      }
    }
    return AwsResponse.json(OK, JSON, Map.of("FailedEntryCount", failures, "Entries", results));
  }

  private String take(EventEntry entry) throws RefusedEntryException {
    PublishedEvent event = entry.event(clock.instant());
    if (refused.test(event)) {
      throw new RefusedEntryException("ThrottlingException", "Rate exceeded", null);
    }
    journal.add(event.document());
    listeners.forEach(listener -> listener.accept(event));
    return event.id();
  }

  private static AwsResponse invalid(AwsRequest request, String message) {
    return AwsResponse.error(request, "ValidationException", message);
  }
}
