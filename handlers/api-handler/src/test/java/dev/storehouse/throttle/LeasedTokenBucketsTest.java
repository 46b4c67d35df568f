package dev.storehouse.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(AwsExtension.class)
class LeasedTokenBucketsTest {

  private static final Rate HUNDRED = new Rate(100, 10);

  private final MovableClock clock = new MovableClock();
  private final List<Integer> taken = new ArrayList<>();
  private final TokenBuckets buckets;

  LeasedTokenBucketsTest(AwsSandbox aws) {
    TokenBuckets table = new DynamoTokenBuckets(aws.dynamoDb(), aws.table("ThrottlesTable"), clock);
    TokenBuckets counted =
        (bucket, rate, tokens) -> {
          taken.add(tokens);
          return table.take(bucket, rate, tokens);
        };
    buckets = new LeasedTokenBuckets(counted, clock);
  }

  @Test
  void severalRequestsCostOneWrite() {
    for (int i = 0; i < 12; i++) {
      assertThat(buckets.take("several", HUNDRED).remaining()).isEqualTo(99 - i);
    }
    assertThat(taken).containsExactly(6, 6);
  }

  @Test
  void asManyPassAsTheBucketHolds() {
    int passed = 0;
    while (buckets.take("all", HUNDRED).isGranted()) {
      passed++;
    }
    assertThat(passed).isEqualTo(100);
  }

  @Test
  void whatIsNotUsedInTimeIsForgottenWhenTheBucketHasRegainedIt() {
    buckets.take("slow", HUNDRED);
    clock.pass(Duration.ofMillis(600));
    assertThat(buckets.take("slow", HUNDRED).remaining()).isEqualTo(99);
    assertThat(taken).containsExactly(6, 6);
  }

  @Test
  void smallBucketsAreExact() {
    buckets.take("small", new Rate(31, 1));
    assertThat(taken).containsExactly(1);
  }
}
