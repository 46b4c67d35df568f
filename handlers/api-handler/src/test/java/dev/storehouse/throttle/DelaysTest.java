package dev.storehouse.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DelaysTest {

  private static final Delays DELAYS = new Delays(5, Duration.ofSeconds(1), Duration.ofMinutes(15));

  @ParameterizedTest
  @CsvSource({"0,0", "4,0", "5,1", "6,2", "7,4", "14,512", "15,900", "5000000000,900"})
  void theyDoubleUpToABound(long failures, long seconds) {
    assertThat(DELAYS.after(failures)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void atOnceAreAsManyAsMayFail() {
    assertThat(DELAYS.concurrent(0)).isEqualTo(5);
    assertThat(DELAYS.concurrent(3)).isEqualTo(2);
    assertThat(DELAYS.concurrent(5)).isEqualTo(1);
    assertThat(DELAYS.concurrent(500)).isEqualTo(1);
  }
}
