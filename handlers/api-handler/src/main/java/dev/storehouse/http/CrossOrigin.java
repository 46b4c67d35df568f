package dev.storehouse.http;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a browser wants to hear on the answers of a REST API, whose gateway leaves that to the
 * function (Fetch standard, "CORS protocol"); preflights are the gateway's. Immutable.
 *
 * @param origins whose pages may read the answers
 */
public record CrossOrigin(Set<String> origins) {

  private static final String EXPOSED =
      "ETag, Idempotency-Replayed, Location, Next-Cursor, RateLimit-Limit, RateLimit-Remaining,"
          + " RateLimit-Reset, Retry-After, X-Request-Id";

  public CrossOrigin {
    origins = Set.copyOf(origins);
  }

  /** Of a list with commas between; blank for none. */
  public static CrossOrigin of(String commaSeparated) {
    return new CrossOrigin(
        Arrays.stream(commaSeparated.split(",", -1))
            .map(String::strip)
            .filter(origin -> !origin.isEmpty())
            .collect(Collectors.toSet()));
  }

  /** The answer as the page of the request's origin may read it. */
  public Response applied(Incoming incoming, Response response) {
    if (origins.isEmpty()) {
      return response;
    }
    Response varied = response.with("Vary", "Origin");
    return Optional.ofNullable(incoming.headers().get("origin"))
        .filter(origins::contains)
        .map(
            origin ->
                varied
                    .with("Access-Control-Allow-Origin", origin)
                    .with("Access-Control-Expose-Headers", EXPOSED))
        .orElse(varied);
  }
}
