package dev.storehouse.gateway.restapi;

import dev.storehouse.gateway.RouteKey;
import dev.storehouse.gateway.Throttle;
import dev.storehouse.gateway.TokenBucket;
import dev.storehouse.gateway.usage.ApiKeys.Subscription;
import dev.storehouse.gateway.usage.Quota;
import dev.storehouse.gateway.usage.RateLimit;
import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts what each key uses of its plan: a bucket per key (and one more for a method with a limit
 * of its own), and requests per period. Counts are as old as this run. Thread-safe.
 */
final class UsageLimits {

  private record Bucket(String keyId, String planId, String method, RateLimit limit) {}

  private record Period(String keyId, String planId) {}

  private record Count(LocalDate start, long requests) {}

  private final RestApi api;
  private final InstantSource clock;
  private final LongSupplier nanoTime;
  private final ConcurrentMap<Bucket, TokenBucket> buckets = new ConcurrentHashMap<>();
  private final ConcurrentMap<Period, Count> counts = new ConcurrentHashMap<>();

  UsageLimits(RestApi api, InstantSource clock, LongSupplier nanoTime) {
    this.api = api;
    this.clock = clock;
    this.nanoTime = nanoTime;
  }

  void use(Subscription subscription, RouteKey method) throws RefusedException {
    String name = method.path() + "/" + method.method();
    @Nullable RateLimit own =
        subscription
            .plan()
            .stage(api.id(), api.stage())
            .map(stage -> stage.throttles().get(name))
            .orElse(null);
    if (own != null && !bucket(subscription, name, own).tryTake()) {
      throw new RefusedException(Refusal.throttled());
    }
    @Nullable RateLimit all = subscription.plan().throttle().orElse(null);
    if (all != null && !bucket(subscription, "", all).tryTake()) {
      throw new RefusedException(Refusal.throttled());
    }
    @Nullable Quota quota = subscription.plan().quota().orElse(null);
    if (quota != null && !count(subscription, quota)) {
      throw new RefusedException(Refusal.of(ResponseType.QUOTA_EXCEEDED, "Limit Exceeded"));
    }
  }

  private TokenBucket bucket(Subscription subscription, String method, RateLimit limit) {
    return buckets.computeIfAbsent(
        new Bucket(subscription.key().id(), subscription.plan().id(), method, limit),
        _ -> new TokenBucket(new Throttle(limit.rate(), Math.max(1, limit.burst())), nanoTime));
  }

  private boolean count(Subscription subscription, Quota quota) {
    LocalDate start = start(quota.period());
    Count now =
        counts.merge(
            new Period(subscription.key().id(), subscription.plan().id()),
            new Count(start, quota.offset() + 1L),
            (old, first) ->
                old.start().equals(start)
                    ? new Count(start, old.requests() + 1)
                    : new Count(start, 1));
    return now.requests() <= quota.limit();
  }

  private LocalDate start(Quota.Period period) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return switch (period) {
      case DAY -> today;
      case WEEK -> today.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
      case MONTH -> today.withDayOfMonth(1);
    };
  }
}
