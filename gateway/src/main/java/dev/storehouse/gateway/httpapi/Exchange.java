package dev.storehouse.gateway.httpapi;

import dev.storehouse.gateway.http.HttpRequest;
import java.time.Instant;
import java.util.Map;

/**
 * A request on its way through the API, once its route is known.
 *
 * @param path percent-decoded once, as {@code rawPath} of payload format 2.0 is
 * @param pathParameters percent-decoded likewise
 */
record Exchange(
    HttpRequest request,
    String path,
    Route route,
    Map<String, String> pathParameters,
    String requestId,
    Instant receivedAt) {}
