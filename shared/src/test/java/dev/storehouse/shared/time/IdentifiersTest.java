package dev.storehouse.shared.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {

  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00.123Z");

  @Test
  void growWithinOneMillisecond() {
    Identifiers identifiers = new Identifiers(Clock.fixed(NOW, ZoneOffset.UTC));
    List<String> made = IntStream.range(0, 10_000).mapToObj(i -> identifiers.next("x_")).toList();
    assertThat(made).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void growWithTimeAcrossInstances() {
    String earlier = new Identifiers(Clock.fixed(NOW, ZoneOffset.UTC)).next("x_");
    String later = new Identifiers(Clock.fixed(NOW.plusMillis(1), ZoneOffset.UTC)).next("x_");
    assertThat(later).isGreaterThan(earlier);
  }

  @Test
  void twoInstancesDoNotMeet() {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    assertThat(new Identifiers(clock).next("x_")).isNotEqualTo(new Identifiers(clock).next("x_"));
  }

  @Test
  void areUniqueUnderConcurrency() {
    Identifiers identifiers = new Identifiers(Clock.systemUTC());
    assertThat(
            IntStream.range(0, 20_000).parallel().mapToObj(i -> identifiers.next("ord_")).toList())
        .doesNotHaveDuplicates()
        .allMatch(Identifiers::isPlausible)
        .allMatch(id -> id.matches("ord_[0-9a-z]{26}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a/b", "a%00", "ä", "a.b", "#"})
  void knowWhatCannotBeOne(String text) {
    assertThat(Identifiers.isPlausible(text)).isFalse();
  }
}
