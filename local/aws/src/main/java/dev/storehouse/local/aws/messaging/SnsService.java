package dev.storehouse.local.aws.messaging;

import dev.storehouse.local.aws.port.AwsRequest;
import dev.storehouse.local.aws.port.AwsResponse;
import dev.storehouse.local.aws.port.AwsService;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * {@code Publish} (Amazon SNS API reference, query protocol). What was taken can be read at {@code
 * GET /_storehouse/sns?limit=20}, the newest first; nobody is subscribed. Thread-safe.
 */
final class SnsService implements AwsService {

  private static final int OK = 200;
  private static final int MOST_BYTES = 256 * 1024;

  private final Set<String> topics = ConcurrentHashMap.newKeySet();
  private final Journal journal;
  private final InstantSource clock;

  SnsService(Journal journal, InstantSource clock) {
    this.journal = journal;
    this.clock = clock;
  }

  void create(String topicArn) {
    topics.add(topicArn);
  }

  @Override
  public String signingName() {
    return "sns";
  }

  @Override
  public AwsResponse handle(AwsRequest request) {
    Form query = Form.of(request.query());
    if (request.signedService().isEmpty() && request.method().equals("GET")) {
      return AwsResponse.json(
          OK, "application/json", Map.of("messages", journal.latest(query.limit())));
    }
    Form input = Form.of(new String(request.body(), StandardCharsets.UTF_8));
    String action = input.text("Action").or(() -> query.text("Action")).orElse("");
    if (!action.equals("Publish")) {
      return AwsResponse.error(
          request, "InvalidAction", "SNS here serves Publish, not \"" + action + "\"");
    }
    return publish(request, input);
  }

  private AwsResponse publish(AwsRequest request, Form input) {
    String topic = input.text("TopicArn").orElse("");
    String message = input.text("Message").orElse("");
    if (!topics.contains(topic)) {
      return AwsResponse.error(request, "NotFound", "Topic does not exist");
    }
    if (message.isEmpty() || message.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      return AwsResponse.error(
          request, "InvalidParameter", "Invalid parameter: Message is empty or too long");
    }
    String id = UUID.randomUUID().toString();
    Map<String, Object> published = new LinkedHashMap<>();
    published.put("message_id", id);
    published.put("topic_arn", topic);
    published.put("time", clock.instant().toString());
    input.text("Subject").ifPresent(subject -> published.put("subject", subject));
    published.put("attributes", input.entries("MessageAttributes"));
    published.put("message", message);
    journal.add(published);
    return AwsResponse.xml(
        OK,
        """
        <PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
          <PublishResult><MessageId>%s</MessageId></PublishResult>
          <ResponseMetadata><RequestId>%s</RequestId></ResponseMetadata>
        </PublishResponse>
        """
            .formatted(id, request.requestId()));
  }
}
