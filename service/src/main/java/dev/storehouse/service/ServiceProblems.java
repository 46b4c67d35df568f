package dev.storehouse.service;

import dev.storehouse.gateway.http.Body;
import dev.storehouse.gateway.http.Header;
import dev.storehouse.gateway.http.HttpRequest;
import dev.storehouse.gateway.http.HttpResponse;
import dev.storehouse.shared.json.Json;
import dev.storehouse.shared.problem.ProblemCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the service answers of itself, as the APIs word a problem (RFC 9457). */
final class ServiceProblems {

  private static final ProblemCode CODE = ProblemCode.UNAVAILABLE;

  private ServiceProblems() {}

  /** Everyone is busy. */
  static HttpResponse busy(HttpRequest request) {
    String requestId = UUID.randomUUID().toString();
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", CODE.type());
    problem.put("title", CODE.title());
    problem.put("status", CODE.status());
    problem.put("detail", "Too many requests are under way; send this one again.");
    problem.put("instance", request.path());
    problem.put("code", CODE.name());
    problem.put("request_id", requestId);
    return new HttpResponse(
        CODE.status(),
        List.of(
            new Header("content-type", "application/problem+json"),
            new Header("cache-control", "no-store"),
            new Header("retry-after", "1"),
            new Header("x-request-id", requestId)),
        Body.ofText(Json.write(problem)));
  }
}
