package dev.storehouse.shared.tables;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Writes several items all together or not at all. A transaction that DynamoDB cancels because
 * another touched the same item is tried again, with growing random waits, for a few seconds.
 * Thread-safe.
 *
 * <p>The SDK sends a client request token with each call and repeats it when it repeats the call,
 * so a reply that got lost does not write twice.
 */
public final class Transactions {

  /** The most items one transaction can have (DynamoDB's TransactWriteItems). */
  public static final int MAX_ITEMS = 100;

  private static final Duration BUDGET = Duration.ofSeconds(6);

  private final DynamoDbClient client;
  private final InstantSource clock;

  public Transactions(DynamoDbClient client, InstantSource clock) {
    this.client = client;
    this.clock = clock;
  }

  /**
   * Writes the items.
   *
   * @throws ConditionFailedException if a condition did not hold; nothing was written
   * @throws ContentionException if others kept touching the same items; nothing was written
   */
  public void write(List<TransactWriteItem> items) throws ConditionFailedException {
    Backoff backoff = new Backoff(clock, BUDGET);
    while (true) {
      try {
        client.transactWriteItems(request -> request.transactItems(items));
        return;
      } catch (TransactionCanceledException e) {
        refuseIfNotTransient(e);
        if (!backoff.again()) {
          throw new ContentionException(e.cancellationReasons());
        }
      }
    }
  }

  private static void refuseIfNotTransient(TransactionCanceledException e)
      throws ConditionFailedException {
    List<String> codes = e.cancellationReasons().stream().map(CancellationReason::code).toList();
    if (codes.contains("ConditionalCheckFailed")) {
      throw new ConditionFailedException(e.cancellationReasons());
    }
    boolean transientCause =
        codes.contains("TransactionConflict")
            || codes.contains("ThrottlingError")
            || codes.contains("ProvisionedThroughputExceeded");
    if (!transientCause) {
      throw e;
    }
  }
}
