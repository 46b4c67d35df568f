package dev.storehouse.shared.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * DynamoDB Local runs transactions one after the other and never reports a conflict, as DynamoDB
 * does: conflicts are injected in front of it.
 */
@ExtendWith(AwsExtension.class)
class TransactionsTest {

  /** Each look at the clock is a second later: a budget is used up without waiting for it. */
  private final InstantSource clock =
      new InstantSource() {
        private Instant now = Instant.parse("2026-11-21T10:00:00Z");

        @Override
        public Instant instant() {
          now = now.plusSeconds(1);
          return now;
        }
      };

  private final AwsSandbox aws;
  private final AtomicInteger calls = new AtomicInteger();

  TransactionsTest(AwsSandbox aws) {
    this.aws = aws;
  }

  @Test
  void aConflictThatPassesIsNotSeen() throws ConditionFailedException {
    transactions(2, "TransactionConflict").write(List.of(put("passing")));
    assertThat(calls).hasValue(3);
    assertThat(exists("passing")).isTrue();
  }

  @Test
  void aConflictThatStaysIsToldWithItsPlace() {
    ContentionException contention =
        catchThrowableOfType(
            ContentionException.class,
            () ->
                transactions(Integer.MAX_VALUE, "None", "TransactionConflict")
                    .write(List.of(put("staying-1"), put("staying-2"))));
    assertThat(contention.conflictedAt(0)).isFalse();
    assertThat(contention.conflictedAt(1)).isTrue();
    assertThat(exists("staying-1")).isFalse();
    assertThat(calls.get()).isBetween(3, 10);
  }

  @Test
  void throttlingIsTriedAgain() throws ConditionFailedException {
    transactions(1, "ThrottlingError").write(List.of(put("throttled")));
    assertThat(exists("throttled")).isTrue();
  }

  @Test
  void aMistakeIsNotTriedAgain() {
    catchThrowableOfType(
        TransactionCanceledException.class,
        () -> transactions(Integer.MAX_VALUE, "ValidationError").write(List.of(put("mistake"))));
    assertThat(calls).hasValue(1);
  }

  @Test
  void aFailedConditionIsToldWithTheItemThatFailedIt() throws ConditionFailedException {
    Transactions transactions = transactions(0);
    transactions.write(List.of(put("there")));
    ConditionFailedException failed =
        catchThrowableOfType(
            ConditionFailedException.class,
            () -> transactions.write(List.of(put("not-there"), put("there"))));
    assertThat(failed.failedAt(0)).isFalse();
    assertThat(failed.failedAt(1)).isTrue();
    assertThat(failed.itemAt(0)).isEmpty();
    assertThat(Attributes.text(failed.itemAt(1), "email")).isEqualTo("there");
    assertThat(exists("not-there")).isFalse();
  }

  private Transactions transactions(int failures, String... codes) {
    ExecutionInterceptor conflicts =
        new ExecutionInterceptor() {
          @Override
          public void beforeExecution(
              Context.BeforeExecution context, ExecutionAttributes attributes) {
            if (context.request() instanceof TransactWriteItemsRequest
                && calls.incrementAndGet() <= failures) {
              throw TransactionCanceledException.builder()
                  .cancellationReasons(
                      List.of(codes).stream()
                          .map(code -> CancellationReason.builder().code(code).build())
                          .toList())
                  .build();
            }
          }
        };
    DynamoDbClient client =
        DynamoDbClient.builder()
            .endpointOverride(aws.endpoint())
            .overrideConfiguration(override -> override.addExecutionInterceptor(conflicts))
            .build();
    return new Transactions(client, clock);
  }

  private TransactWriteItem put(String key) {
    return TransactWriteItem.builder()
        .put(
            put ->
                put.tableName(aws.table("EmailsTable"))
                    .item(Map.of("email", AttributeValue.fromS(key)))
                    .conditionExpression("attribute_not_exists(email)")
                    .returnValuesOnConditionCheckFailure(
                        ReturnValuesOnConditionCheckFailure.ALL_OLD))
        .build();
  }

  private boolean exists(String key) {
    return aws.dynamoDb()
        .getItem(
            get ->
                get.tableName(aws.table("EmailsTable"))
                    .key(Map.of("email", AttributeValue.fromS(key)))
                    .consistentRead(true))
        .hasItem();
  }
}
