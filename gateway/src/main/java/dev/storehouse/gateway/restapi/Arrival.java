package dev.storehouse.gateway.restapi;

import dev.storehouse.gateway.Forwarding;
import dev.storehouse.gateway.QueryString;
import dev.storehouse.gateway.http.Body;
import dev.storehouse.gateway.http.HttpRequest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Gives requests their ids. */
final class Arrival {

  private static final int EXTENDED_ID_BYTES = 11;

  private Arrival() {}

  /** Empty if the query is not properly percent-encoded. */
  static Optional<Exchange> of(HttpRequest request, Instant receivedAt) {
    try {
      return Optional.of(exchange(request, QueryString.parse(request.query()), receivedAt));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A request that could not be read. */
  static Exchange unread(Instant receivedAt) {
    HttpRequest request =
        new HttpRequest("GET", "/", "", "HTTP/1.1", List.of(), Body.EMPTY, "127.0.0.1");
    return exchange(request, new QueryString(Map.of()), receivedAt);
  }

  private static Exchange exchange(HttpRequest request, QueryString query, Instant receivedAt) {
    return new Exchange(
        request,
        query,
        "",
        Map.of(),
        UUID.randomUUID().toString(),
        extendedId(),
        request.header("x-amzn-trace-id").orElseGet(() -> Forwarding.traceId(receivedAt)),
        receivedAt);
  }

  private static String extendedId() {
    byte[] random = new byte[EXTENDED_ID_BYTES];
    ThreadLocalRandom.current().nextBytes(random);
    return Base64.getUrlEncoder().encodeToString(random);
  }
}
