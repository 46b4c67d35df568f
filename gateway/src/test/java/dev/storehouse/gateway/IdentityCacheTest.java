package dev.storehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class IdentityCacheTest {

  private static final String REFUSED = "refused";

  private final AtomicLong nanos = new AtomicLong();
  private final IdentityCache<String> cache = new IdentityCache<>(2, nanos::get);

  @Test
  void forgetsWhenTheTimeIsUp() {
    keep("a");
    nanos.addAndGet(Duration.ofSeconds(60).toNanos() - 1);
    assertThat(cache.find(List.of("a"))).contains(REFUSED);
    nanos.addAndGet(1);
    assertThat(cache.find(List.of("a"))).isEmpty();
  }

  @Test
  void forgetsTheIdentityUsedLeastRecently() {
    keep("a");
    keep("b");
    assertThat(cache.find(List.of("a"))).isPresent();
    keep("c");
    assertThat(cache.find(List.of("b"))).isEmpty();
    assertThat(cache.find(List.of("a"))).isPresent();
    assertThat(cache.find(List.of("c"))).isPresent();
  }

  private void keep(String identity) {
    cache.keep(List.of(identity), REFUSED, Duration.ofSeconds(60));
  }
}
