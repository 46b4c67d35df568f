package dev.storehouse.throttle;

import dev.storehouse.http.Endpoint;
import dev.storehouse.http.Request;
import java.util.function.Function;

/**
 * A limit on how often one party may ask for one thing. Thread-safe.
 *
 * @param rateOf how often the party of a request may
 * @param bucketOf whose bucket a request draws from
 */
public record RateLimit(
    TokenBuckets buckets, Function<Request, Rate> rateOf, Function<Request, String> bucketOf) {

  /** A limit that is the same for everybody. */
  RateLimit(TokenBuckets buckets, Rate rate, Function<Request, String> bucketOf) {
    this(buckets, request -> rate, bucketOf);
  }

  /**
   * For each source of requests on its own.
   *
   * @param what names the buckets; different limits need different names
   */
  public static RateLimit perSource(TokenBuckets buckets, Rate rate, String what) {
    return new RateLimit(buckets, rate, request -> what + " " + Source.of(request.sourceIp()));
  }

  /**
   * For each user on their own, on routes that only users reach.
   *
   * @param what names the buckets; different limits need different names
   */
  public static RateLimit perUser(TokenBuckets buckets, Rate rate, String what) {
    return new RateLimit(buckets, rate, request -> what + " " + request.principal().userId());
  }

  /**
   * For each user or API key on its own, on routes that need a credential.
   *
   * @param what names the buckets; different limits need different names
   */
  public static RateLimit perActor(TokenBuckets buckets, Rate rate, String what) {
    return new RateLimit(buckets, rate, request -> what + " " + request.principal().actorId());
  }

  /**
   * For each tenant as a whole, on routes that need one.
   *
   * @param what names the buckets; different limits need different names
   * @param rateOf how often the tenant of this id may
   */
  public static RateLimit perTenant(
      TokenBuckets buckets, Function<String, Rate> rateOf, String what) {
    return new RateLimit(
        buckets,
        request -> rateOf.apply(request.tenantId()),
        request -> what + " " + request.tenantId());
  }

  /** The endpoint behind this limit; all its answers carry the RateLimit headers. */
  public Endpoint on(Endpoint endpoint) {
    return metered(
        (request, permit) -> {
          permit.require();
          return endpoint.handle(request);
        });
  }

  /** The same for an endpoint that takes its token itself. */
  public Endpoint metered(MeteredEndpoint endpoint) {
    return new RateLimited(this, endpoint);
  }
}
