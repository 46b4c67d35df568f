package dev.storehouse.local.aws.messaging;

import dev.storehouse.gateway.template.Resource;
import dev.storehouse.gateway.template.Stack;
import dev.storehouse.local.aws.port.AwsService;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Buses, topics and queues of the stacks on one machine. Thread-safe. */
public final class Messaging {

  private static final int DEFAULT_VISIBILITY_SECONDS = 30;
  private static final int DEFAULT_RETENTION_SECONDS = 345_600;
  private static final String ACCOUNT_ID = "000000000000";

  private final Journal events = new Journal();
  private final Journal notifications = new Journal();
  private final InstantSource clock;
  private final EventBridgeService buses;
  private final SnsService topics;
  private final SqsService queues;

  public Messaging(String region, InstantSource clock) {
    this.clock = clock;
    this.buses = new EventBridgeService(events, clock);
    this.topics = new SnsService(notifications, clock);
    this.queues = new SqsService(region, ACCOUNT_ID);
  }

  /** What stands behind the port. */
  public List<AwsService> services() {
    return List.of(buses, topics, queues);
  }

  /** Makes the topics and queues of a stack that do not exist yet; buses need not be made. */
  public void deploy(Stack stack) {
    stack.resourcesOf("AWS::SNS::Topic").forEach(topic -> topics.create(topic.physicalId()));
    stack.resourcesOf("AWS::SQS::Queue").forEach(queue -> queues.create(queue(queue)));
  }

  private Queue queue(Resource queue) {
    return new Queue(
        name(queue.physicalId()),
        seconds(queue, "VisibilityTimeout", DEFAULT_VISIBILITY_SECONDS),
        seconds(queue, "MessageRetentionPeriod", DEFAULT_RETENTION_SECONDS),
        clock);
  }

  private static Duration seconds(Resource queue, String property, int fallback) {
    return Duration.ofSeconds(queue.properties().optionalInteger(property).orElse(fallback));
  }

  /** Calls a listener, which must be quick, with each event that a bus has taken. */
  public void onEvent(Consumer<PublishedEvent> listener) {
    buses.listen(listener);
  }

  /** Calls readers, which must be quick, with what is taken from now on, as documents. */
  public void follow(
      Consumer<Map<String, Object>> eventReader, Consumer<Map<String, Object>> messageReader) {
    events.follow(eventReader);
    notifications.follow(messageReader);
  }

  /** From now on these events are refused one by one, as if too many came at once. */
  public void refuse(Predicate<PublishedEvent> refused) {
    buses.refuse(refused);
  }

  /** The latest events of all buses, the newest first, as documents. */
  public List<Map<String, Object>> latestEvents(int limit) {
    return events.latest(limit);
  }

  /** The latest messages of all topics, the newest first, as documents. */
  public List<Map<String, Object>> latestMessages(int limit) {
    return notifications.latest(limit);
  }

  /**
   * Sends a message to a queue, as a service of AWS does that has it as its destination.
   *
   * @throws IllegalArgumentException if there is no such queue
   */
  public void send(String queueArn, String body) {
    queues
        .queue(name(queueArn))
        .orElseThrow(() -> new IllegalArgumentException("there is no queue " + queueArn))
        .send(body);
  }

  /** What an ARN or a URL ends with. */
  private static String name(String reference) {
    return reference.substring(
        Math.max(reference.lastIndexOf(':'), reference.lastIndexOf('/')) + 1);
  }
}
