package dev.storehouse.benchmarks;

import dev.storehouse.benchmarks.growth.CapacityMeter;
import dev.storehouse.benchmarks.growth.Growth;
import dev.storehouse.gateway.FunctionException;
import dev.storehouse.gateway.template.Stack;
import dev.storehouse.service.functions.FunctionHost;
import dev.storehouse.service.functions.FunctionReader;
import dev.storehouse.shared.json.Json;
import dev.storehouse.shared.json.JsonSyntaxException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A store of a given size, and the requests that are asked of it: once through a meter that counts
 * capacity, and directly, for the time.
 */
final class GrownStore implements AutoCloseable {

  private static final int LARGEST_PAGE = 100;
  private static final int FIRST_ERROR = 400;

  private final Store store;
  private final CapacityMeter meter;
  private final FunctionHost metered;
  private final FunctionHost direct;
  private final Map<String, Supplier<String>> requests = new LinkedHashMap<>();

  GrownStore(Repository repository, int size) {
    store = Store.start(repository);
    meter = new CapacityMeter(store.system().awsEndpoint());
    direct = host(store.system().awsEndpoint());
    metered = host(meter.endpoint());
    Events events = Events.of(repository, store);
    grow(events, size);
    prepare(events, size);
  }

  /** The names of the requests, in the order of the table. */
  List<String> requests() {
    return List.copyOf(requests.keySet());
  }

  /** Asks directly, without measuring. */
  void ask(String request) {
    answer(direct, event(request));
  }

  /** Milliseconds of one request, DynamoDB Local's included. */
  double time(String request) {
    String event = event(request);
    long start = System.nanoTime();
    answer(direct, event);
    return (System.nanoTime() - start) / 1e6;
  }

  /** What one request consumes when the function is warm. */
  CapacityMeter.Reading capacity(String request) {
    answer(metered, event(request));
    meter.read();
    answer(metered, event(request));
    return meter.read();
  }

  private String event(String request) {
    return Optional.ofNullable(requests.get(request)).orElseThrow().get();
  }

  private void grow(Events events, int size) {
    Stack stack = store.system().stack();
    Growth growth = new Growth(store.system().aws().database().client());
    String order = String.valueOf(answer(direct, events.placeOrder()).get("order_id"));
    growth.products(stack.resource("ProductsTable").physicalId(), events.productId(), size);
    growth.orders(stack.resource("OrdersTable").physicalId(), order, size);
    growth.users(stack.resource("UsersTable").physicalId(), events.userId(), size);
    requests.put("GET /orders/{order_id}", () -> events.request("GET", "/orders/" + order, "", ""));
  }

  private void prepare(Events events, int size) {
    String page = "limit=20";
    String products = page + "&cursor=" + middle(events, "/products", size);
    String orders = page + "&cursor=" + middle(events, "/orders", size);
    String login = Json.write(store.system().identities().user().fields());
    requests.put(
        "GET /products/{product_id}",
        () -> events.request("GET", "/products/" + events.productId(), "", ""));
    requests.put("GET /products, first page", () -> events.request("GET", "/products", page, ""));
    requests.put(
        "GET /products, middle page", () -> events.request("GET", "/products", products, ""));
    requests.put(
        "GET /products?category=",
        () -> events.request("GET", "/products", page + "&category=kitchen", ""));
    requests.put("GET /orders, first page", () -> events.request("GET", "/orders", page, ""));
    requests.put("GET /orders, middle page", () -> events.request("GET", "/orders", orders, ""));
    requests.put(
        "GET /orders?status=pending",
        () -> events.request("GET", "/orders", page + "&status=pending", ""));
    requests.put("POST /orders, one line", events::placeOrder);
    requests.put("POST /auth/login", () -> events.request("POST", "/auth/login", "", login));
  }

  /** Walks to the middle of a list as a client does. */
  private String middle(Events events, String path, int size) {
    int limit = Math.min(LARGEST_PAGE, size / 4);
    String cursor = "";
    for (int read = 0; read < size / 2; read += limit) {
      String query = "limit=" + limit + (cursor.isEmpty() ? "" : "&cursor=" + cursor);
      cursor =
          String.valueOf(answer(direct, events.request("GET", path, query, "")).get("next_cursor"));
    }
    return cursor;
  }

  private FunctionHost host(URI endpoint) {
    Map<String, String> clients = new HashMap<>(store.system().aws().clientEnvironment());
    clients.put("AWS_ENDPOINT_URL", endpoint.toString());
    return new FunctionHost(new FunctionReader(store.system().stack(), clients).read());
  }

  private Map<String, ?> answer(FunctionHost functions, String event) {
    String function = store.system().stack().resource("StoreFunction").physicalId();
    try {
      Map<String, ?> response =
          read(functions.invoke(function, event.getBytes(StandardCharsets.UTF_8)));
      String body = String.valueOf(response.get("body"));
      if (response.get("statusCode") instanceof Number status && status.intValue() < FIRST_ERROR) {
        return read(body.getBytes(StandardCharsets.UTF_8));
      }
      throw new IllegalStateException("the store answered " + body);
    } catch (FunctionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, ?> read(byte[] json) {
    try {
      return Json.readObject(new String(json, StandardCharsets.UTF_8));
    } catch (JsonSyntaxException e) {
      throw new IllegalStateException("the store answered no JSON", e);
    }
  }

  @Override
  public void close() {
    metered.close();
    direct.close();
    meter.close();
    store.close();
  }
}
