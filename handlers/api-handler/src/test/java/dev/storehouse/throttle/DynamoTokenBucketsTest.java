package dev.storehouse.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.local.aws.junit.MovableClock;
import dev.storehouse.shared.tables.ConditionFailedException;
import dev.storehouse.shared.tables.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(AwsExtension.class)
class DynamoTokenBucketsTest {

  private static final Rate RATE = new Rate(3, 2);

  // Far ahead: DynamoDB Local deletes what has expired by the machine's clock, not by this one.
  private final MovableClock clock = new MovableClock(Instant.parse("2100-01-04T12:00:00Z"));
  private final DynamoTokenBuckets buckets;
  private final DynamoTokenBuckets elsewhere;
  private final Transactions transactions;

  DynamoTokenBucketsTest(AwsSandbox aws) {
    transactions = new Transactions(aws.dynamoDb(), clock);
    elsewhere = new DynamoTokenBuckets(aws.dynamoDb(), aws.table("ThrottlesTable"), clock);
    buckets = new DynamoTokenBuckets(aws.dynamoDb(), aws.table("ThrottlesTable"), clock);
  }

  @Test
  void aFullBucketLetsItsCapacityThrough() {
    assertThat(buckets.take("full", RATE)).isEqualTo(new Allowance(3, 2, 1, 0));
    assertThat(buckets.take("full", RATE)).isEqualTo(new Allowance(3, 1, 1, 0));
    assertThat(buckets.take("full", RATE)).isEqualTo(new Allowance(3, 0, 2, 0));
    assertThat(buckets.take("full", RATE)).isEqualTo(new Allowance(3, 0, 2, 1));
    assertThat(buckets.take("other", RATE).isGranted()).isTrue();
  }

  @Test
  void itFillsSteadilyAndNotBeyondItsRim() {
    for (int i = 0; i < 3; i++) {
      assertThat(buckets.take("fills", RATE).isGranted()).isTrue();
    }
    clock.advance(Duration.ofMillis(499));
    assertThat(buckets.take("fills", RATE).isGranted()).isFalse();
    clock.advance(Duration.ofMillis(1));
    assertThat(buckets.take("fills", RATE).isGranted()).isTrue();
    assertThat(buckets.take("fills", RATE).isGranted()).isFalse();
    clock.advance(Duration.ofDays(1));
    assertThat(buckets.take("fills", RATE).remaining()).isEqualTo(2);
  }

  @Test
  void aTokenOfAFullBucketIsTakenWithOtherWrites() throws ConditionFailedException {
    buckets.take("drawn", RATE);
    clock.advance(Duration.ofSeconds(1));

    Draw draw = buckets.draw("drawn", RATE).orElseThrow();
    transactions.write(List.of(buckets.write(draw)));

    assertThat(draw.allowance()).isEqualTo(new Allowance(3, 2, 1, 0));
    assertThat(elsewhere.take("drawn", RATE)).isEqualTo(new Allowance(3, 1, 1, 0));
  }

  @Test
  void aBucketOfWhichNothingIsKnownOrThatIsInUseIsNotDrawnFrom() {
    assertThat(buckets.draw("unknown", RATE)).isEmpty();
    buckets.take("in use", RATE);
    assertThat(buckets.draw("in use", RATE)).isEmpty();
    clock.advance(Duration.ofSeconds(1));
    assertThat(buckets.draw("in use", RATE)).isPresent();
    assertThat(buckets.draw("in use", RATE)).as("drawn from a moment ago").isEmpty();
  }

  @Test
  void aDrawThatOthersCameBeforeTakesNothing() {
    buckets.take("contended", RATE);
    clock.advance(Duration.ofSeconds(1));
    Draw draw = buckets.draw("contended", RATE).orElseThrow();
    elsewhere.take("contended", RATE);

    assertThatThrownBy(() -> transactions.write(List.of(buckets.write(draw))))
        .isInstanceOf(ConditionFailedException.class);
    assertThat(buckets.take("contended", RATE)).isEqualTo(new Allowance(3, 1, 1, 0));
  }

  @Test
  void noMoreGetATokenThanThereAre() throws Exception {
    Rate hundred = new Rate(100, 1);
    try (ExecutorService threads = Executors.newFixedThreadPool(32)) {
      List<Future<Allowance>> taken =
          threads.invokeAll(
              IntStream.range(0, 150)
                  .<java.util.concurrent.Callable<Allowance>>mapToObj(
                      i -> () -> buckets.take("race", hundred))
                  .toList());
      assertThat(taken).map(Future::resultNow).filteredOn(Allowance::isGranted).hasSize(100);
    }
  }
}
