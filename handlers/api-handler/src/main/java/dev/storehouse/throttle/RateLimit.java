package dev.storehouse.throttle;

import dev.storehouse.http.Endpoint;
import dev.storehouse.http.Request;
import java.util.function.Function;

/**
 * A limit on how often one party may ask for one thing. Thread-safe.
 *
 * @param bucketOf whose bucket a request draws from
 */
public record RateLimit(TokenBuckets buckets, Rate rate, Function<Request, String> bucketOf) {

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

  /** The endpoint behind this limit; all its answers carry the RateLimit headers. */
  public Endpoint on(Endpoint endpoint) {
    return new RateLimited(this, endpoint);
  }
}
