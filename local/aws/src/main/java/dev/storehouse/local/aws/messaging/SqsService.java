package dev.storehouse.local.aws.messaging;

import dev.storehouse.local.aws.port.AwsRequest;
import dev.storehouse.local.aws.port.AwsResponse;
import dev.storehouse.local.aws.port.AwsService;
import dev.storehouse.local.aws.port.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Standard queues (Amazon SQS API reference, JSON 1.0) as far as sending, receiving, deleting and
 * counting go. Thread-safe.
 */
final class SqsService implements AwsService {

  private static final String JSON = "application/x-amz-json-1.0";
  private static final int OK = 200;
  private static final int MOST_MESSAGES = 10;
  private static final int MOST_SECONDS = 20;
  private static final int MOST_BYTES = 1024 * 1024;

  private final ConcurrentMap<String, Queue> queues = new ConcurrentHashMap<>();
  private final String region;
  private final String accountId;

  SqsService(String region, String accountId) {
    this.region = region;
    this.accountId = accountId;
  }

  void create(Queue queue) {
    queues.putIfAbsent(queue.name(), queue);
  }

  Optional<Queue> queue(String name) {
    return Optional.ofNullable(queues.get(name));
  }

  @Override
  public String signingName() {
    return "sqs";
  }

  @Override
  public Set<String> targetPrefixes() {
    return Set.of("AmazonSQS");
  }

  @Override
  public AwsResponse handle(AwsRequest request) throws InterruptedException {
    String operation = request.target().map(AwsRequest.Target::operation).orElse("");
    Map<String, Object> input;
    try {
      input = Json.readObject(request.body());
    } catch (IOException e) {
      return AwsResponse.error(request, "SerializationException", "the body is no JSON object");
    }
    if (operation.equals("ListQueues")) {
      return json(Map.of("QueueUrls", queues.keySet().stream().sorted().map(this::url).toList()));
    }
    String url = String.valueOf(input.getOrDefault("QueueUrl", input.get("QueueName")));
    Queue queue = queues.get(url.substring(url.lastIndexOf('/') + 1));
    if (queue == null) {
      return AwsResponse.error(request, "QueueDoesNotExist", "The specified queue does not exist.")
          .with("x-amzn-query-error", "AWS.SimpleQueueService.NonExistentQueue;Sender");
    }
    return switch (operation) {
      case "GetQueueUrl" -> json(Map.of("QueueUrl", url(queue.name())));
      case "SendMessage" -> send(request, queue, String.valueOf(input.get("MessageBody")));
      case "ReceiveMessage" -> receive(queue, input);
      case "DeleteMessage" -> {
        queue.delete(String.valueOf(input.get("ReceiptHandle")));
        yield json(Map.of());
      }
      case "PurgeQueue" -> {
        queue.purge();
        yield json(Map.of());
      }
      case "GetQueueAttributes" -> json(Map.of("Attributes", attributes(queue)));
      default ->
          AwsResponse.error(
              request, "UnknownOperationException", "SQS here does not serve " + operation);
    };
  }

  private static AwsResponse send(AwsRequest request, Queue queue, String body) {
    if (body.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      return AwsResponse.error(request, "InvalidMessageContents", "the message is too long");
    }
    return json(Map.of("MessageId", queue.send(body), "MD5OfMessageBody", md5(body)));
  }

  private static AwsResponse receive(Queue queue, Map<String, Object> input)
      throws InterruptedException {
    int most = number(input, "MaxNumberOfMessages").orElse(1);
    int wait = number(input, "WaitTimeSeconds").orElse(0);
    Duration invisible =
        number(input, "VisibilityTimeout")
            .map(Duration::ofSeconds)
            .orElseGet(queue::visibilityTimeout);
    List<Map<String, Object>> messages =
        queue
            .receive(
                Math.clamp(most, 1, MOST_MESSAGES),
                Duration.ofSeconds(Math.clamp(wait, 0, MOST_SECONDS)),
                invisible)
            .stream()
            .map(SqsService::message)
            .toList();
    return json(messages.isEmpty() ? Map.of() : Map.of("Messages", messages));
  }

  private static Map<String, Object> message(Queue.Received received) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("MessageId", received.id());
    message.put("ReceiptHandle", received.receipt());
    message.put("MD5OfBody", md5(received.body()));
    message.put("Body", received.body());
    message.put(
        "Attributes",
        Map.of(
            "SentTimestamp", Long.toString(received.sentAt().toEpochMilli()),
            "ApproximateReceiveCount", Integer.toString(received.receiveCount())));
    return message;
  }

  private Map<String, String> attributes(Queue queue) {
    return Map.of(
        "QueueArn", "arn:aws:sqs:%s:%s:%s".formatted(region, accountId, queue.name()),
        "ApproximateNumberOfMessages", Long.toString(queue.visibleCount()),
        "ApproximateNumberOfMessagesNotVisible", Long.toString(queue.invisibleCount()));
  }

  private String url(String name) {
    return "https://sqs.%s.amazonaws.com/%s/%s".formatted(region, accountId, name);
  }

  private static Optional<Integer> number(Map<String, Object> input, String name) {
    return input.get(name) instanceof Number number
        ? Optional.of(number.intValue())
        : Optional.empty();
  }

  private static AwsResponse json(Object body) {
    return AwsResponse.json(OK, JSON, body);
  }

  /** The SDKs compare it with what they sent or got. */
  private static String md5(String body) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("MD5").digest(body.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }
}
