package dev.storehouse.gateway.restapi;

import dev.storehouse.gateway.QueryString;
import dev.storehouse.gateway.http.HttpRequest;
import java.time.Instant;
import java.util.Map;

/**
 * A request on its way through the API.
 *
 * @param resourcePath of the template, as in {@code /v1/jobs/{job_id}}; empty where there is none
 * @param pathParameters percent-decoded once
 * @param extendedRequestId what {@code x-amz-apigw-id} holds
 */
record Exchange(
    HttpRequest request,
    QueryString query,
    String resourcePath,
    Map<String, String> pathParameters,
    String requestId,
    String extendedRequestId,
    String traceId,
    Instant receivedAt) {

  Exchange on(String resource, Map<String, String> parameters) {
    return new Exchange(
        request, query, resource, parameters, requestId, extendedRequestId, traceId, receivedAt);
  }
}
