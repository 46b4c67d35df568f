package dev.storehouse.service;

import dev.storehouse.gateway.http.Binding;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.service.functions.FunctionHost;
import dev.storehouse.service.functions.FunctionReader;
import dev.storehouse.shared.config.Environment;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A service on a free port, and a client of it. */
final class TestService implements AutoCloseable {

  static final Path TEMPLATE = Path.of(System.getProperty("storehouse.root"), "template.yaml");

  /** What the template has as defaults, but origins. */
  private static final Map<String, String> GATEWAY =
      Map.of(
          "ALLOWED_ORIGINS", "https://shop.example.com",
          "THROTTLING_RATE_LIMIT", "1000",
          "THROTTLING_BURST_LIMIT", "2000",
          "QUERY_THROTTLING_RATE_LIMIT", "200",
          "QUERY_THROTTLING_BURST_LIMIT", "400",
          "TENANT_RATE_LIMIT", "50",
          "TENANT_BURST_LIMIT", "100",
          "TENANT_MONTHLY_QUOTA", "5000000");

  private final HttpClient client = HttpClient.newHttpClient();
  private final Service service;
  private final List<String> log = new CopyOnWriteArrayList<>();

  TestService(Map<String, String> variables) {
    service = Service.start(settings(variables), log::add);
  }

  static Settings settings(Map<String, String> variables) {
    Duration patience = Duration.ofSeconds(5);
    return new Settings(
        new Binding("127.0.0.1", 0, patience, patience),
        TEMPLATE,
        new Environment(variables),
        new Concurrency(16, 16));
  }

  /** What {@code ServiceSettings} holds where the stack is the sandbox's. */
  static Map<String, String> variables(AwsSandbox aws) {
    Map<String, String> variables = new HashMap<>();
    for (String function : List.of("StoreFunction", "QueryFunction", "AuthorizerFunction")) {
      variables.putAll(aws.environment(function));
    }
    variables.putAll(GATEWAY);
    return variables;
  }

  /** Makes the first signing key. */
  static void rotate(AwsSandbox aws) {
    try (FunctionHost functions =
        new FunctionHost(new FunctionReader(aws.stack(), aws.clientEnvironment()).read())) {
      aws.bind(functions);
      aws.rotateSecrets();
    }
  }

  HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    return send(request(path, headers).GET());
  }

  HttpResponse<String> post(String path, String json, String... headers)
      throws IOException, InterruptedException {
    return send(
        request(path, headers)
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path))
            .timeout(Duration.ofSeconds(30));
    return headers.length == 0 ? request : request.headers(headers);
  }

  List<String> log() {
    return log;
  }

  @Override
  public void close() {
    service.close();
    client.close();
  }
}
