package dev.storehouse.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storehouse.http.Method;
import dev.storehouse.http.Request;
import dev.storehouse.http.Response;
import dev.storehouse.shared.problem.ProblemCode;
import dev.storehouse.shared.problem.ProblemException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

final class RateLimitedTest {

  private static final Rate RATE = new Rate(10, 1);
  private static final Allowance GRANTED = new Allowance(10, 9, 1, 0);
  private static final Allowance REFUSED = new Allowance(10, 0, 10, 1);

  private final AtomicBoolean written = new AtomicBoolean();

  @Test
  void beginsBeforeTheTokenIsThere() {
    CountDownLatch begun = new CountDownLatch(1);
    TokenBuckets slow =
        (bucket, rate) -> {
          await(begun);
          return GRANTED;
        };

    Response response =
        limit(slow)
            .beside(
                (request, permit) -> {
                  begun.countDown();
                  return written(permit);
                })
            .handle(request());

    assertThat(response.headers()).containsEntry("RateLimit-Remaining", "9");
    assertThat(written).isTrue();
  }

  @Test
  void writesNothingWithoutAToken() {
    assertThatThrownBy(
            () ->
                limit((bucket, rate) -> REFUSED)
                    .beside((request, permit) -> written(permit))
                    .handle(request()))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem().code()).isEqualTo(ProblemCode.RATE_LIMITED);
              assertThat(e.problem().headers())
                  .containsEntry("Retry-After", "1")
                  .containsEntry("RateLimit-Remaining", "0");
            });
    assertThat(written).isFalse();
  }

  @Test
  void runsNothingOfAnOrdinaryEndpointWithoutAToken() {
    assertThatThrownBy(
            () ->
                limit((bucket, rate) -> REFUSED).on(request -> written(() -> {})).handle(request()))
        .isInstanceOf(ProblemException.class);
    assertThat(written).isFalse();
  }

  @Test
  void tellsHowTheBucketStandsToWhomItRefusesForAnotherReason() {
    assertThatThrownBy(
            () ->
                limit((bucket, rate) -> GRANTED)
                    .beside(
                        (request, permit) -> {
                          throw new ProblemException(ProblemCode.INVALID_CURSOR, "No.");
                        })
                    .handle(request()))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().headers()).containsEntry("RateLimit-Limit", "10"));
  }

  @Test
  void failsWithTheBucketsOwnFailure() {
    IllegalStateException failure = new IllegalStateException("no table");
    TokenBuckets broken =
        (bucket, rate) -> {
          throw failure;
        };

    assertThatThrownBy(
            () -> limit(broken).beside((request, permit) -> written(permit)).handle(request()))
        .isSameAs(failure);
    assertThat(written).isFalse();
  }

  private Response written(Permit permit) {
    permit.require();
    written.set(true);
    return Response.ok(Map.of());
  }

  private static RateLimit limit(TokenBuckets buckets) {
    return new RateLimit(buckets, RATE, request -> "one");
  }

  private static Request request() {
    return new Request(
        Method.POST,
        "/",
        Map.of(),
        Map.of(),
        Map.of(),
        "",
        "req-1",
        "192.0.2.1",
        Optional::empty,
        () -> Duration.ofSeconds(10),
        "application/json");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
