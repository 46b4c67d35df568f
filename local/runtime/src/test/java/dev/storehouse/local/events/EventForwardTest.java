package dev.storehouse.local.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.HttpServer;
import dev.storehouse.gateway.template.Resource;
import dev.storehouse.gateway.template.Stack;
import dev.storehouse.gateway.template.Template;
import dev.storehouse.local.aws.messaging.PublishedEvent;
import dev.storehouse.service.functions.FunctionHost;
import dev.storehouse.service.functions.FunctionReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** From the bus through the function that the template describes to a service. */
class EventForwardTest {

  private static final String FUNCTION = "EventForwarderFunction";
  private static final long PATIENCE_SECONDS = 20;

  private final Template template =
      Template.load(Path.of(System.getProperty("storehouse.root"), "template.yaml"));

  /** What was posted where, with which key. */
  private record Post(String path, String key, Map<String, Object> event) {}

  @Test
  void anEventIsPostedUntilTheServiceHasIt() throws Exception {
    BlockingQueue<Post> posts = new LinkedBlockingQueue<>();
    HttpServer service = trippingService(posts);
    Stack stack =
        template.resolve(
            Map.of("EventForwardUrl", "http://127.0.0.1:" + service.getAddress().getPort()));
    try (FunctionHost functions = new FunctionHost(new FunctionReader(stack, Map.of()).read());
        EventBus bus = new EventBus(stack, functions, InstantSource.system(), wait -> {})) {
      bus.publish(placed(stack));
      Post first = next(posts);
      assertThat(first.path()).isEqualTo("/api/events");
      assertThat(first.key()).isEqualTo("evt_1");
      assertThat(first.event())
          .containsEntry("source", "dev.storehouse.store")
          .containsEntry("detail-type", "OrderPlaced")
          .containsEntry("detail", Map.of("event_id", "evt_1", "total_amount", "17.80"));
      assertThat(next(posts)).isEqualTo(first);
    } finally {
      service.stop(0);
    }
  }

  @Test
  void withoutAServiceThereIsNoFunction() {
    assertThat(template.resolve(Map.of()).resourcesOf("AWS::Serverless::Function"))
        .isNotEmpty()
        .extracting(Resource::logicalId)
        .doesNotContain(FUNCTION);
  }

  /** It fails once. */
  private static HttpServer trippingService(BlockingQueue<Post> posts) throws Exception {
    HttpServer service =
        HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    AtomicInteger attempts = new AtomicInteger();
    service.createContext(
        "/",
        exchange -> {
          try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            posts.add(
                new Post(
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestHeaders().getFirst("idempotency-key"),
                    JSON.std.mapFrom(body)));
            exchange.sendResponseHeaders(attempts.getAndIncrement() == 0 ? 503 : 200, -1);
          }
        });
    service.start();
    return service;
  }

  private static Post next(BlockingQueue<Post> posts) throws InterruptedException {
    Post post = posts.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (post == null) {
      throw new AssertionError("nothing was posted");
    }
    return post;
  }

  private static PublishedEvent placed(Stack stack) {
    return new PublishedEvent(
        "put-1",
        stack.resource("StoreEventBus").physicalId(),
        "dev.storehouse.store",
        "OrderPlaced",
        Instant.parse("2026-11-25T12:00:00Z"),
        List.of(),
        Map.of("event_id", "evt_1", "total_amount", "17.80"));
  }
}
