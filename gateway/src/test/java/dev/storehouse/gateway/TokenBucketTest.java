package dev.storehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TokenBucketTest {

  private final AtomicLong nanos = new AtomicLong();

  @Test
  void letsABurstThroughThenTheSteadyRate() {
    TokenBucket bucket = new TokenBucket(new Throttle(2, 3), nanos::get);
    assertThat(taken(bucket, 5)).isEqualTo(3);
    nanos.addAndGet(500_000_000);
    assertThat(taken(bucket, 5)).isEqualTo(1);
    nanos.addAndGet(60_000_000_000L);
    assertThat(taken(bucket, 5)).isEqualTo(3);
  }

  @Test
  void refusesToBlockEverything() {
    assertThatThrownBy(() -> new Throttle(0, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Throttle(1, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  private static int taken(TokenBucket bucket, int attempts) {
    int taken = 0;
    for (int i = 0; i < attempts; i++) {
      taken += bucket.tryTake() ? 1 : 0;
    }
    return taken;
  }
}
