package dev.storehouse.throttle;

import dev.storehouse.http.Request;
import dev.storehouse.shared.problem.Problem;
import dev.storehouse.shared.problem.ProblemCode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A permit that remembers what its bucket said. Of one request; not thread-safe. */
final class PendingPermit implements Permit {

  private final RateLimit limit;
  private final Request request;
  private @Nullable Allowance allowance;

  PendingPermit(RateLimit limit, Request request) {
    this.limit = limit;
    this.request = request;
  }

  @Override
  public void require() {
    Allowance told = allowance();
    if (!told.isGranted()) {
      throw Problem.of(ProblemCode.RATE_LIMITED, "Slow down, and ask again after Retry-After.")
          .withHeader("Retry-After", Long.toString(told.retryAfterSeconds()))
          .asException();
    }
  }

  @Override
  public Optional<Draw> draw() {
    return allowance == null
        ? limit.buckets().draw(limit.bucketOf().apply(request), limit.rateOf().apply(request))
        : Optional.empty();
  }

  @Override
  public void drawn(Draw draw) {
    allowance = draw.allowance();
  }

  /** What the bucket says; it is asked for the token if it has not been. */
  Allowance allowance() {
    if (allowance == null) {
      allowance =
          limit.buckets().take(limit.bucketOf().apply(request), limit.rateOf().apply(request));
    }
    return allowance;
  }
}
