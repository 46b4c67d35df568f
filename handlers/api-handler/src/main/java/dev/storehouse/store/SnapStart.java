package dev.storehouse.store;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.crac.Context;
import org.crac.Resource;

/**
 * Before a snapshot is taken: sends whole events through the function, so that its classes are
 * loaded and its connections have been made once. After a restore: forgets the secrets that were
 * read back then.
 */
final class SnapStart implements Resource {

  /** Reads that touch each table client, and a write that is turned down before it writes. */
  private static final List<APIGatewayV2HTTPEvent> EVENTS =
      List.of(
          event("GET", "/health", ""),
          event("GET", "/products", ""),
          event("GET", "/products/prd_priming", ""),
          event("POST", "/auth/login", "{\"email\":\"\",\"password\":\"\"}"),
          event("POST", "/orders", "{}"));

  private final Consumer<APIGatewayV2HTTPEvent> function;
  private final Runnable forget;

  SnapStart(Consumer<APIGatewayV2HTTPEvent> function, Runnable forget) {
    this.function = function;
    this.forget = forget;
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    EVENTS.forEach(function);
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    forget.run();
  }

  private static APIGatewayV2HTTPEvent event(String method, String path, String body) {
    APIGatewayV2HTTPEvent.RequestContext context = new APIGatewayV2HTTPEvent.RequestContext();
    context.setStage("$default");
    context.setHttp(
        APIGatewayV2HTTPEvent.RequestContext.Http.builder()
            .withMethod(method)
            .withPath(path)
            .withSourceIp("127.0.0.1")
            .build());
    APIGatewayV2HTTPEvent event = new APIGatewayV2HTTPEvent();
    event.setVersion("2.0");
    event.setRawPath(path);
    event.setHeaders(Map.of("content-type", "application/json"));
    event.setBody(body);
    event.setRequestContext(context);
    return event;
  }
}
