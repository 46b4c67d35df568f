package dev.storehouse.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.local.aws.junit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(AwsExtension.class)
class DynamoAttemptsTest {

  private static final Delays DELAYS = new Delays(2, Duration.ofSeconds(1), Duration.ofSeconds(8));

  // Far ahead: DynamoDB Local deletes what has expired by the machine's clock, not by this one.
  private final MovableClock clock = new MovableClock(Instant.parse("2100-01-04T12:00:00Z"));
  private final DynamoAttempts attempts;

  DynamoAttemptsTest(AwsSandbox aws) {
    attempts = new DynamoAttempts(aws.dynamoDb(), aws.table("ThrottlesTable"), clock);
  }

  @Test
  void failuresMakeOneWaitLongerAndLonger() {
    fail("longer");
    fail("longer");
    assertThat(attempts.begin("longer", DELAYS)).contains(Duration.ofSeconds(1));
    for (int seconds : new int[] {1, 2, 4, 8, 8}) {
      assertThat(attempts.begin("longer", DELAYS)).contains(Duration.ofSeconds(seconds));
      clock.advance(Duration.ofSeconds(seconds));
      fail("longer");
    }
  }

  @Test
  void aSuccessWipesTheSlateClean() {
    fail("success");
    assertThat(attempts.begin("success", DELAYS)).isEmpty();
    attempts.succeeded("success");
    fail("success");
    assertThat(attempts.begin("success", DELAYS)).isEmpty();
  }

  @Test
  void timeWipesItToo() {
    fail("time");
    fail("time");
    clock.advance(Duration.ofHours(2));
    fail("time");
    assertThat(attempts.begin("time", DELAYS)).isEmpty();
  }

  @Test
  void whatIsWithdrawnIsNoFailure() {
    for (int i = 0; i < 10; i++) {
      assertThat(attempts.begin("withdrawn", DELAYS)).isEmpty();
      attempts.withdrawn("withdrawn", DELAYS);
    }
  }

  @Test
  void anAttemptThatIsNeverSettledFreesItsPlace() {
    assertThat(attempts.begin("lost", DELAYS)).isEmpty();
    assertThat(attempts.begin("lost", DELAYS)).isEmpty();
    clock.advance(DynamoAttempts.LEASE);
    assertThat(attempts.begin("lost", DELAYS)).isEmpty();
  }

  private void fail(String bucket) {
    assertThat(attempts.begin(bucket, DELAYS)).isEmpty();
    attempts.failed(bucket, DELAYS);
  }
}
