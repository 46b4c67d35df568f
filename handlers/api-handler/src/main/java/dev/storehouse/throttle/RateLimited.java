package dev.storehouse.throttle;

import dev.storehouse.http.Endpoint;
import dev.storehouse.http.Request;
import dev.storehouse.http.Response;
import dev.storehouse.shared.problem.Problem;
import dev.storehouse.shared.problem.ProblemCode;
import dev.storehouse.shared.problem.ProblemException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * An endpoint behind a token bucket. Its answers, refusals too, say how the bucket stands; when it
 * is empty the answer is 429. Thread-safe.
 */
final class RateLimited implements Endpoint {

  private static final Executor BESIDE = task -> Thread.ofVirtual().start(task);

  private final RateLimit limit;
  private final MeteredEndpoint endpoint;

  RateLimited(RateLimit limit, MeteredEndpoint endpoint) {
    this.limit = limit;
    this.endpoint = endpoint;
  }

  @Override
  public Response handle(Request request) {
    CompletableFuture<Allowance> taken =
        CompletableFuture.supplyAsync(
            () ->
                limit
                    .buckets()
                    .take(limit.bucketOf().apply(request), limit.rateOf().apply(request)),
            BESIDE);
    try {
      Response response = endpoint.handle(request, () -> require(allowance(taken)));
      for (Map.Entry<String, String> header : allowance(taken).headers().entrySet()) {
        response = response.with(header.getKey(), header.getValue());
      }
      return response;
    } catch (ProblemException e) {
      throw with(e.problem(), allowance(taken)).asException();
    }
  }

  private static void require(Allowance allowance) {
    if (!allowance.isGranted()) {
      throw Problem.of(ProblemCode.RATE_LIMITED, "Slow down, and ask again after Retry-After.")
          .withHeader("Retry-After", Long.toString(allowance.retryAfterSeconds()))
          .asException();
    }
  }

  private static Allowance allowance(CompletableFuture<Allowance> taken) {
    try {
      return taken.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
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
