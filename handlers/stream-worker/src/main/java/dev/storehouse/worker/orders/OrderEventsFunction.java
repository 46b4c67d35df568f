package dev.storehouse.worker.orders;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import dev.storehouse.shared.config.AwsClients;
import dev.storehouse.shared.config.Environment;
import dev.storehouse.worker.FailureLog;
import dev.storehouse.worker.StreamBatch;
import java.time.Duration;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * Publishes what the changes of orders and products mean. The streams are the outbox: nothing is
 * published that was not committed, and a change that could not be published is delivered again; so
 * an event may come twice, always with the same id. Thread-safe.
 */
public final class OrderEventsFunction
    implements RequestHandler<DynamodbEvent, StreamsEventResponse> {

  private static final int DEFAULT_THRESHOLD = 5;
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(3);
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(5);

  private final StreamRecords records;
  private final FailureLog log = FailureLog.ofChanges(LambdaRuntime.getLogger());

  /** What Lambda calls: settings from the process's environment. */
  public OrderEventsFunction() {
    this(Environment.ofProcess());
  }

  /** A function with settings of its own. */
  public OrderEventsFunction(Environment environment) {
    this(environment, publisher(environment));
  }

  OrderEventsFunction(Environment environment, EventPublisher publisher) {
    this.records =
        new StreamRecords(
            environment.required("ORDERS_TABLE"),
            environment.required("PRODUCTS_TABLE"),
            new StockEvents(environment.integer("LOW_STOCK_THRESHOLD", DEFAULT_THRESHOLD)),
            publisher);
  }

  private static EventPublisher publisher(Environment environment) {
    AwsClients clients = new AwsClients(environment);
    return new StorePublisher(
        new EventBridgePublisher(
            clients.client(EventBridgeClient.builder(), READ_TIMEOUT, CALL_TIMEOUT),
            environment.required("EVENT_BUS_NAME")),
        new SnsPublisher(
            clients.client(SnsClient.builder(), READ_TIMEOUT, CALL_TIMEOUT),
            environment.required("LOW_STOCK_TOPIC_ARN")));
  }

  @Override
  public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
    return StreamBatch.processTogether(
        event,
        records::publish,
        (record, cause) -> log.accept(record.getDynamodb().getSequenceNumber(), cause));
  }
}
