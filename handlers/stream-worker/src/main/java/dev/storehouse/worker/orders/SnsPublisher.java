package dev.storehouse.worker.orders;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/** Sends events to a topic, one by one; they are rare. Thread-safe. */
final class SnsPublisher implements EventPublisher {

  private final SnsClient client;
  private final String topicArn;

  SnsPublisher(SnsClient client, String topicArn) {
    this.client = client;
    this.topicArn = topicArn;
  }

  @Override
  public Map<String, RuntimeException> publish(List<StoreEvent> events) {
    Map<String, RuntimeException> failures = new HashMap<>();
    for (StoreEvent event : events) {
      try {
        client.publish(
            request ->
                request
                    .topicArn(topicArn)
                    .subject(event.type().wireName())
                    .message(event.detail())
                    .messageAttributes(
                        Map.of(
                            "event_id", text(event.id()),
                            "event_type", text(event.type().wireName()))));
      } catch (SdkException e) {
        failures.put(event.id(), e);
      }
    }
    return failures;
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }
}
