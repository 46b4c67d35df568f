package dev.storehouse.http;

import dev.storehouse.shared.json.Json;
import dev.storehouse.shared.problem.FieldError;
import dev.storehouse.shared.problem.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Writes problems as RFC 9457 documents. */
final class ProblemDocuments {

  private ProblemDocuments() {}

  static Response of(Problem problem, String instance, String requestId) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("type", problem.code().type());
    document.put("title", problem.code().title());
    document.put("status", problem.code().status());
    document.put("detail", problem.detail());
    document.put("instance", instance);
    document.put("code", problem.code().name());
    document.put("request_id", requestId);
    document.putAll(problem.extensions());
    if (!problem.errors().isEmpty()) {
      document.put("errors", problem.errors().stream().map(ProblemDocuments::of).toList());
    }
    Response response =
        new Response(
            problem.code().status(),
            Map.of("Content-Type", MediaTypes.PROBLEM),
            Optional.of(Json.write(document)));
    for (Map.Entry<String, String> header : problem.headers().entrySet()) {
      response = response.with(header.getKey(), header.getValue());
    }
    return response;
  }

  private static Map<String, Object> of(FieldError error) {
    return Map.of("field", error.field(), "code", error.code(), "message", error.message());
  }
}
