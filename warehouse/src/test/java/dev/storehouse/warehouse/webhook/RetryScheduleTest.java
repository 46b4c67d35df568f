package dev.storehouse.warehouse.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryScheduleTest {

  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "0, PT0S",
    "1, PT10S",
    "2, PT1M",
    "3, PT5M",
    "4, PT30M",
    "5, PT2H",
    "6, PT6H",
    "7, PT12H"
  })
  void waitsLongerEachTimeGiveOrTakeAFifth(int made, Duration delay) {
    RetrySchedule schedule = new RetrySchedule(new Random(1));
    Duration fifth = delay.dividedBy(5);
    assertThat(Stream.generate(() -> schedule.next(made, NOW).orElseThrow()).limit(200))
        .allSatisfy(
            next ->
                assertThat(next)
                    .isBetween(NOW.plus(delay).minus(fifth), NOW.plus(delay).plus(fifth)))
        .satisfies(
            all ->
                assertThat(all.stream().distinct().count())
                    .isGreaterThan(delay.isZero() ? 0 : 100));
  }

  @Test
  void endsAfterEightAttempts() {
    RetrySchedule schedule = new RetrySchedule(new Random(1));
    assertThat(RetrySchedule.ATTEMPTS).isEqualTo(8);
    assertThat(schedule.next(8, NOW)).isEmpty();
    assertThat(schedule.next(9, NOW)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> schedule.next(-1, NOW));
  }
}
