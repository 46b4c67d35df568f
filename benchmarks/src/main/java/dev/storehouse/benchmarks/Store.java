package dev.storehouse.benchmarks;

import dev.storehouse.local.LocalSystem;
import dev.storehouse.local.Progress;
import dev.storehouse.local.Settings;
import dev.storehouse.local.seed.Identity;
import dev.storehouse.shared.json.Json;
import dev.storehouse.shared.json.JsonSyntaxException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A running store with the demo data: what the measured functions read and write. Thread-safe. */
final class Store implements AutoCloseable {

  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(30);
  private static final int FIRST_ERROR = 400;

  private final LocalSystem system;
  private final HttpClient client = HttpClient.newHttpClient();

  private Store(LocalSystem system) {
    this.system = system;
  }

  /** Starts one in this process, where from now on nothing is printed: functions log a lot. */
  static Store start(Repository repository) {
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    return new Store(LocalSystem.start(Settings.anyPorts(repository.root()), Progress.SILENT));
  }

  LocalSystem system() {
    return system;
  }

  /**
   * What Lambda would give a function of the template. Rates are lifted out of the way: a benchmark
   * is one user in a hurry.
   */
  Map<String, String> environment(String function) {
    Map<String, String> environment =
        new HashMap<>(system.aws().environment(system.stack(), function));
    environment.put("ORDER_RATE_CAPACITY", "1000000");
    environment.put("ORDER_RATE_PER_SECOND", "1000000");
    environment.put("AUTH_RATE_CAPACITY", "1000000");
    environment.put("AUTH_RATE_PER_SECOND", "1000000");
    return environment;
  }

  /** An access token of the demo admin. */
  String adminToken() {
    return token(system.identities().admin());
  }

  /** An access token of the demo customer. */
  String userToken() {
    return token(system.identities().user());
  }

  private String token(Identity identity) {
    return String.valueOf(post("/auth/login", "", identity.fields()).get("access_token"));
  }

  /** A new product with that many units, and its identifier. */
  String product(long stock) {
    Map<String, Object> product =
        Map.of("name", "Benchmark", "category", "kitchen", "price", "12.50", "stock", stock);
    return String.valueOf(post("/products", adminToken(), product).get("product_id"));
  }

  Map<String, @Nullable Object> get(String path, String token) {
    return send(path, token, HttpRequest.newBuilder().GET());
  }

  Map<String, @Nullable Object> post(String path, String token, Map<String, ?> body) {
    return send(
        path,
        token,
        HttpRequest.newBuilder()
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(Json.write(body))));
  }

  private Map<String, @Nullable Object> send(
      String path, String token, HttpRequest.Builder request) {
    if (!token.isEmpty()) {
      request.header("authorization", "Bearer " + token);
    }
    try {
      var response =
          client.send(
              request.uri(system.storeUrl().resolve(path)).timeout(CALL_TIMEOUT).build(),
              BodyHandlers.ofString());
      if (response.statusCode() >= FIRST_ERROR) {
        throw new IllegalStateException(path + ": " + response.body());
      }
      return Json.readObject(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JsonSyntaxException e) {
      throw new IllegalStateException(path + " answered no JSON", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
    system.close();
  }
}
