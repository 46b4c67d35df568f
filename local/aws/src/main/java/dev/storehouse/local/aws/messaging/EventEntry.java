package dev.storehouse.local.aws.messaging;

import dev.storehouse.local.aws.port.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One entry of {@code PutEvents}, as it came. */
record EventEntry(Map<?, ?> fields) {

  private static final int TIME_SIZE = 14;
  private static final String BUS_RESOURCE = "event-bus/";

  /** In bytes, counted as EventBridge does ("Calculating PutEvents event entry size"). */
  int size() {
    int size = fields.containsKey("Time") ? TIME_SIZE : 0;
    size += bytes(text("Source").orElse("")) + bytes(text("DetailType").orElse(""));
    size += bytes(text("Detail").orElse(""));
    return size + resources().stream().mapToInt(EventEntry::bytes).sum();
  }

  /**
   * The event.
   *
   * @throws RefusedEntryException if EventBridge would not take it
   */
  PublishedEvent event(Instant now) throws RefusedEntryException {
    return new PublishedEvent(
        UUID.randomUUID().toString(),
        bus(),
        required("Source"),
        required("DetailType"),
        time().orElse(now),
        resources(),
        detail(required("Detail")));
  }

  private String bus() {
    String bus = text("EventBusName").orElse("default");
    int name = bus.lastIndexOf(BUS_RESOURCE);
    return name < 0 ? bus : bus.substring(name + BUS_RESOURCE.length());
  }

  private Optional<Instant> time() {
    return fields.get("Time") instanceof Number seconds
        ? Optional.of(
            Instant.ofEpochMilli(new BigDecimal(seconds.toString()).movePointRight(3).longValue()))
        : Optional.empty();
  }

  private List<String> resources() {
    return fields.get("Resources") instanceof List<?> resources
        ? resources.stream().map(String::valueOf).toList()
        : List.of();
  }

  private static Map<String, Object> detail(String text) throws RefusedEntryException {
    try {
      return Json.readObject(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new RefusedEntryException("MalformedDetail", "Detail is malformed.", e);
    }
  }

  private String required(String name) throws RefusedEntryException {
    return text(name)
        .filter(value -> !value.isBlank())
        .orElseThrow(
            () ->
                new RefusedEntryException(
                    "InvalidArgument",
                    "Parameter %s is not valid. Reason: %s is a required argument."
                        .formatted(name, name),
                    null));
  }

  private Optional<String> text(String name) {
    return fields.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
