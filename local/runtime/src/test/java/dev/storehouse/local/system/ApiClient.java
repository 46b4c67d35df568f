package dev.storehouse.local.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.storehouse.local.contract.ApiContract;
import dev.storehouse.shared.json.Json;
import dev.storehouse.shared.json.JsonSyntaxException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One of the APIs over HTTP, for a caller with or without a credential. Thread-safe.
 *
 * @param credential the headers that prove who calls
 */
record ApiClient(HttpClient client, URI url, Map<String, String> credential) {

  private static final Duration DEADLINE = Duration.ofSeconds(60);

  static ApiClient at(URI url) {
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(DEADLINE)
            .build();
    return new ApiClient(client, url, Map.of());
  }

  /** For the caller of an access token or API key. */
  ApiClient as(String token) {
    return showing(Map.of("authorization", "Bearer " + token));
  }

  /** For the caller whom these headers stand for. */
  ApiClient showing(Map<String, String> headers) {
    return new ApiClient(client, url, headers);
  }

  Answer get(String target) {
    return send("GET", target, Map.of(), Optional.empty());
  }

  /** The contract that the API itself serves. */
  ApiContract contract(String target) {
    return ApiContract.parse(get(target).expect(200).body());
  }

  Answer post(String target, Map<String, String> headers, Map<String, ?> body) {
    return json("POST", target, headers, body);
  }

  /** Changes what is there, whatever its version. */
  Answer patch(String target, Map<String, ?> body) {
    return json("PATCH", target, Map.of("if-match", "*"), body);
  }

  private Answer json(
      String method, String target, Map<String, String> headers, Map<String, ?> body) {
    Map<String, String> all = new HashMap<>(Map.of("content-type", "application/json"));
    all.putAll(headers);
    return send(method, target, all, Optional.of(Json.write(body).getBytes(UTF_8)));
  }

  /** Sends bytes, as they are. */
  Answer send(String method, String target, Map<String, String> headers, Optional<byte[]> body) {
    BodyPublisher publisher =
        body.map(BodyPublishers::ofByteArray).orElseGet(BodyPublishers::noBody);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + target)).timeout(DEADLINE);
    credential.forEach(request::setHeader);
    headers.forEach(request::setHeader);
    try {
      HttpResponse<String> response =
          client.send(request.method(method, publisher).build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + target, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What came back. */
  record Answer(int status, HttpHeaders headers, String body) {

    Answer expect(int expected) {
      if (status != expected) {
        throw new AssertionError("expected %d but got %d: %s".formatted(expected, status, body));
      }
      return this;
    }

    Optional<String> header(String name) {
      return headers.firstValue(name);
    }

    /** The media type, without its parameters. */
    Optional<String> type() {
      return header("content-type").map(value -> value.split(";", 2)[0]);
    }

    /** Whether it is in our form, as all is but what an HTTP API says on its own. */
    boolean isOurs() {
      return header("x-request-id").isPresent();
    }

    Map<String, Object> json() {
      try {
        return Json.readObject(body);
      } catch (JsonSyntaxException e) {
        throw new AssertionError(body, e);
      }
    }

    String text(String field) {
      return String.valueOf(json().get(field));
    }

    List<?> items() {
      return (List<?>) json().get("items");
    }
  }
}
