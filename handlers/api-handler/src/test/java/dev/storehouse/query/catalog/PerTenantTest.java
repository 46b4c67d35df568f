package dev.storehouse.query.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storehouse.local.aws.junit.MovableClock;
import dev.storehouse.warehouse.tenant.Quota;
import dev.storehouse.warehouse.tenant.Tenant;
import dev.storehouse.warehouse.tenant.TenantStatus;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PerTenantTest {

  private final MovableClock clock = new MovableClock(Instant.parse("2026-01-01T00:00:00Z"));
  private final Queue<Runnable> background = new ArrayDeque<>();
  private final AtomicInteger reads = new AtomicInteger();
  private volatile boolean broken;

  private final PerTenant<Integer> values =
      new PerTenant<>(
          tenant -> {
            int number = reads.incrementAndGet();
            if (broken) {
              throw new IllegalStateException("broken");
            }
            return number;
          },
          clock,
          background::add);

  @Test
  void aFreshValueIsNotReadAgain() {
    assertThat(values.of(tenant("a"))).isEqualTo(1);
    clock.advance(PerTenant.FRESH.minusMillis(1));
    assertThat(values.of(tenant("a"))).isEqualTo(1);
    assertThat(background).isEmpty();
  }

  @Test
  void tenantsHaveValuesOfTheirOwn() {
    assertThat(values.of(tenant("a"))).isEqualTo(1);
    assertThat(values.of(tenant("b"))).isEqualTo(2);
    assertThat(values.of(tenant("a"))).isEqualTo(1);
  }

  @Test
  void anOlderValueIsGivenOutAndReadOnceBehindTheCallersBack() {
    values.of(tenant("a"));
    clock.advance(PerTenant.FRESH);
    assertThat(values.of(tenant("a"))).isEqualTo(1);
    assertThat(values.of(tenant("a"))).isEqualTo(1);
    assertThat(background).hasSize(1);
    background.remove().run();
    assertThat(values.of(tenant("a"))).isEqualTo(2);
    assertThat(background).isEmpty();
  }

  @Test
  void forAnOldValueTheCallerWaits() {
    values.of(tenant("a"));
    clock.advance(PerTenant.USABLE);
    assertThat(values.of(tenant("a"))).isEqualTo(2);
  }

  @Test
  void whoMissesSomethingCausesOneReadInTwoSeconds() {
    values.of(tenant("a"));
    assertThat(values.renewed(tenant("a"))).isEqualTo(1);
    clock.advance(PerTenant.PAUSE);
    IntStream.range(0, 100).forEach(any -> assertThat(values.renewed(tenant("a"))).isEqualTo(2));
    assertThat(reads).hasValue(2);
  }

  @Test
  void aWarehouseThatDoesNotAnswerIsNotAskedMoreOftenEither() {
    values.of(tenant("a"));
    broken = true;
    clock.advance(PerTenant.PAUSE);
    IntStream.range(0, 100).forEach(any -> assertThat(values.renewed(tenant("a"))).isEqualTo(1));
    assertThat(reads).hasValue(2);
  }

  @Test
  void whatGoesWrongIsToldOnlyWhenThereIsNoUsableValue() {
    values.of(tenant("a"));
    broken = true;
    clock.advance(PerTenant.FRESH);
    assertThat(values.of(tenant("a"))).isEqualTo(1);
    assertThat(values.renewed(tenant("a"))).isEqualTo(1);
    clock.advance(PerTenant.USABLE);
    assertThatThrownBy(() -> values.of(tenant("a"))).hasMessage("broken");
    assertThatThrownBy(() -> values.of(tenant("b"))).hasMessage("broken");
    broken = false;
    assertThat(values.of(tenant("a"))).isGreaterThan(1);
  }

  @Test
  void whoAsksWhileItIsReadWaitsForThatRead() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch finish = new CountDownLatch(1);
    PerTenant<Integer> slow =
        new PerTenant<>(
            tenant -> {
              begun.countDown();
              await(finish);
              return reads.incrementAndGet();
            },
            clock,
            background::add);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> callers =
          IntStream.range(0, 20)
              .mapToObj(any -> threads.submit(() -> slow.of(tenant("a"))))
              .toList();
      await(begun);
      finish.countDown();
      for (Future<Integer> caller : callers) {
        assertThat(caller.get()).isEqualTo(1);
      }
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Tenant tenant(String name) {
    return new Tenant(
        "ten_" + name,
        name,
        TenantStatus.ACTIVE,
        name,
        name,
        Optional.empty(),
        Optional.empty(),
        Quota.DEFAULT,
        List.of(),
        Set.of(),
        false,
        Optional.empty(),
        Instant.EPOCH,
        Instant.EPOCH,
        1);
  }
}
