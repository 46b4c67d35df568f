package dev.storehouse.throttle;

import dev.storehouse.http.Endpoint;
import dev.storehouse.http.Request;
import dev.storehouse.http.Response;
import dev.storehouse.shared.problem.Problem;
import dev.storehouse.shared.problem.ProblemException;
import java.util.Map;

/**
 * An endpoint behind a token bucket. Its answers, refusals too, say how the bucket stands; when it
 * is empty the answer is 429. Thread-safe.
 */
final class RateLimited implements Endpoint {

  private final RateLimit limit;
  private final MeteredEndpoint endpoint;

  RateLimited(RateLimit limit, MeteredEndpoint endpoint) {
    this.limit = limit;
    this.endpoint = endpoint;
  }

  @Override
  public Response handle(Request request) {
    PendingPermit permit = new PendingPermit(limit, request);
    try {
      Response response = endpoint.handle(request, permit);
      for (Map.Entry<String, String> header : permit.allowance().headers().entrySet()) {
        response = response.with(header.getKey(), header.getValue());
      }
      return response;
    } catch (ProblemException e) {
      throw with(e.problem(), permit.allowance()).asException();
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
