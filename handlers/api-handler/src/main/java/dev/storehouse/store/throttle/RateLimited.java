package dev.storehouse.store.throttle;

import dev.storehouse.http.Endpoint;
import dev.storehouse.http.Request;
import dev.storehouse.http.Response;
import dev.storehouse.shared.problem.Problem;
import dev.storehouse.shared.problem.ProblemCode;
import dev.storehouse.shared.problem.ProblemException;
import java.util.Map;
import java.util.function.Function;

/**
 * An endpoint behind a token bucket. Its answers, refusals too, say how the bucket stands; when it
 * is empty the answer is 429. Thread-safe.
 */
public final class RateLimited implements Endpoint {

  private final TokenBuckets buckets;
  private final Rate rate;
  private final Function<Request, String> bucketOf;
  private final Endpoint endpoint;

  /**
   * Puts an endpoint behind a bucket.
   *
   * @param bucketOf whose bucket a request draws from; different routes need different names
   */
  public RateLimited(
      TokenBuckets buckets, Rate rate, Function<Request, String> bucketOf, Endpoint endpoint) {
    this.buckets = buckets;
    this.rate = rate;
    this.bucketOf = bucketOf;
    this.endpoint = endpoint;
  }

  @Override
  public Response handle(Request request) {
    Allowance allowance = buckets.take(bucketOf.apply(request), rate);
    if (!allowance.isGranted()) {
      throw with(
              Problem.of(ProblemCode.RATE_LIMITED, "Slow down, and ask again after Retry-After.")
                  .withHeader("Retry-After", Long.toString(allowance.retryAfterSeconds())),
              allowance)
          .asException();
    }
    try {
      Response response = endpoint.handle(request);
      for (Map.Entry<String, String> header : allowance.headers().entrySet()) {
        response = response.with(header.getKey(), header.getValue());
      }
      return response;
    } catch (ProblemException e) {
      throw with(e.problem(), allowance).asException();
    }
  }

  /** A problem that speaks of a tighter limit of its own keeps what it says. */
  private static Problem with(Problem problem, Allowance allowance) {
    Problem all = problem;
    for (Map.Entry<String, String> header : allowance.headers().entrySet()) {
      if (!problem.headers().containsKey(header.getKey())) {
        all = all.withHeader(header.getKey(), header.getValue());
      }
    }
    return all;
  }
}
