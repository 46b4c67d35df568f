package dev.storehouse.service;

import dev.storehouse.gateway.http.HttpEndpoint;
import dev.storehouse.gateway.http.HttpRequest;
import dev.storehouse.gateway.http.HttpResponse;
import dev.storehouse.shared.json.Json;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One line of JSON per request, in place of the gateway's access log: what was asked and how it
 * ended. Like that one it holds no address, header or query. Thread-safe if the sink is.
 */
final class AccessLog implements HttpEndpoint {

  private final HttpEndpoint endpoint;
  private final InstantSource clock;
  private final Consumer<String> sink;

  AccessLog(HttpEndpoint endpoint, InstantSource clock, Consumer<String> sink) {
    this.endpoint = endpoint;
    this.clock = clock;
    this.sink = sink;
  }

  @Override
  public HttpResponse answer(HttpRequest request) {
    long start = System.nanoTime();
    HttpResponse response = endpoint.answer(request);
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("timestamp", clock.instant().toString());
    line.put("level", "INFO");
    line.put("message", "request");
    line.put("method", request.method());
    line.put("path", request.path());
    line.put("status", response.status());
    line.put("bytes", response.body().length());
    line.put("duration_ms", Duration.ofNanos(System.nanoTime() - start).toMillis());
    response.header("x-request-id").ifPresent(id -> line.put("request_id", id));
    sink.accept(Json.write(line));
    return response;
  }

  @Override
  public HttpResponse refuse(int status, String message) {
    HttpResponse response = endpoint.refuse(status, message);
    sink.accept(
        Json.write(
            Map.of(
                "timestamp",
                clock.instant().toString(),
                "level",
                "INFO",
                "message",
                "refused",
                "status",
                response.status())));
    return response;
  }
}
