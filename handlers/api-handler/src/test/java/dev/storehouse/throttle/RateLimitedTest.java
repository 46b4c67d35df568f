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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class RateLimitedTest {

  private static final Rate RATE = new Rate(10, 1);
  private static final Allowance GRANTED = new Allowance(10, 9, 1, 0);
  private static final Allowance REFUSED = new Allowance(10, 0, 10, 1);

  private final AtomicBoolean written = new AtomicBoolean();

  @Test
  void takesOneTokenHoweverOftenItIsRequired() {
    AtomicInteger taken = new AtomicInteger();
    TokenBuckets buckets =
        (bucket, rate) -> {
          taken.incrementAndGet();
          return GRANTED;
        };

    Response response =
        limit(buckets)
            .metered(
                (request, permit) -> {
                  permit.require();
                  assertThat(permit.draw()).isEmpty();
                  return written(permit);
                })
            .handle(request());

    assertThat(response.headers()).containsEntry("RateLimit-Remaining", "9");
    assertThat(written).isTrue();
    assertThat(taken).hasValue(1);
  }

  @Test
  void asksForNoTokenThatWasTakenWithOtherWrites() {
    Draw draw = new Draw("one", RATE, 5_000_000);
    TokenBuckets full =
        new TokenBuckets() {
          @Override
          public Allowance take(String bucket, Rate rate) {
            throw new AssertionError("a second token");
          }

          @Override
          public Optional<Draw> draw(String bucket, Rate rate) {
            return Optional.of(draw);
          }
        };

    Response response =
        limit(full)
            .metered(
                (request, permit) -> {
                  permit.drawn(permit.draw().orElseThrow());
                  return written(permit);
                })
            .handle(request());

    assertThat(response.headers())
        .containsEntry("RateLimit-Remaining", "9")
        .containsEntry("RateLimit-Reset", "1");
  }

  @Test
  void writesNothingWithoutAToken() {
    assertThatThrownBy(
            () ->
                limit((bucket, rate) -> REFUSED)
                    .metered((request, permit) -> written(permit))
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
                limit((bucket, rate) -> REFUSED)
                    .on(
                        request -> {
                          written.set(true);
                          return Response.ok(Map.of());
                        })
                    .handle(request()))
        .isInstanceOf(ProblemException.class);
    assertThat(written).isFalse();
  }

  @Test
  void tellsHowTheBucketStandsToWhomItRefusesForAnotherReason() {
    assertThatThrownBy(
            () ->
                limit((bucket, rate) -> GRANTED)
                    .metered(
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
            () -> limit(broken).metered((request, permit) -> written(permit)).handle(request()))
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
}
