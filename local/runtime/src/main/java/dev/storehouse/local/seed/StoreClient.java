package dev.storehouse.local.seed;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Talks to the store API or the query API as any client would. Thread-safe. */
public final class StoreClient implements AutoCloseable {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(30);

  private final URI store;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();

  /**
   * A client of one API.
   *
   * @param store its URL without a path
   */
  public StoreClient(URI store) {
    this.store = store;
  }

  /** What came back: a status, and a JSON object. */
  record Answer(int status, Map<String, Object> body) {}

  /**
   * The product that stands first in the list.
   *
   * @throws IllegalStateException if there is none
   */
  public String firstProductId() {
    Answer answer = sent("/products?limit=1", HttpRequest.Builder::GET);
    if (answer.body().get("items") instanceof List<?> items
        && !items.isEmpty()
        && items.getFirst() instanceof Map<?, ?> product) {
      return String.valueOf(product.get("product_id"));
    }
    throw new IllegalStateException("the store lists no product: " + answer);
  }

  /**
   * Reads a path.
   *
   * @param headers names and values in turn
   */
  Answer get(String path, String... headers) {
    return sent(path, request -> request.headers(headers).GET());
  }

  /**
   * Posts to a path.
   *
   * @param headers names and values in turn
   */
  Answer post(String path, Map<String, ?> body, String... headers) {
    return sent("POST", path, body, headers);
  }

  /**
   * Changes what is at a path.
   *
   * @param headers names and values in turn
   */
  Answer patch(String path, Map<String, ?> body, String... headers) {
    return sent("PATCH", path, body, headers);
  }

  private Answer sent(String method, String path, Map<String, ?> body, String... headers) {
    String json = written(body);
    return sent(
        path,
        request -> {
          if (headers.length > 0) {
            request.headers(headers);
          }
          return request
              .header("content-type", "application/json")
              .method(method, BodyPublishers.ofString(json));
        });
  }

  private static String written(Map<String, ?> body) {
    try {
      return JSON.std.asString(body);
    } catch (IOException e) {
      throw new UncheckedIOException("a body could not be written", e);
    }
  }

  private Answer sent(String path, UnaryOperator<HttpRequest.Builder> completion) {
    HttpRequest.Builder request =
        completion.apply(HttpRequest.newBuilder(store.resolve(path)).timeout(CALL_TIMEOUT));
    try {
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      return new Answer(
          response.statusCode(),
          response.body().isEmpty() ? Map.of() : JSON.std.mapFrom(response.body()));
    } catch (IOException e) {
      throw new UncheckedIOException("no answer from " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted at " + path, e);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
