package dev.storehouse.query;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent.ProxyRequestContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.crac.Context;
import org.crac.Resource;

/**
 * Before a snapshot is taken: sends whole events through the function, as a tenant that is not
 * there, so that its classes are loaded and its connections have been made once. After a restore:
 * forgets the secrets that were read back then.
 */
final class SnapStart implements Resource {

  /** How long an event of the priming may take. */
  static final Duration TIME = Duration.ofSeconds(10);

  private static final List<APIGatewayProxyRequestEvent> EVENTS =
      List.of(
          event("GET", "/v1/health", ""),
          event("GET", "/v1/jobs", ""),
          event("GET", "/v1/jobs/job_priming", ""),
          event("POST", "/v1/queries", "{\"sql\":\"SELECT 1\"}"));

  private final Consumer<APIGatewayProxyRequestEvent> function;
  private final Runnable forget;

  SnapStart(Consumer<APIGatewayProxyRequestEvent> function, Runnable forget) {
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

  private static APIGatewayProxyRequestEvent event(String method, String path, String body) {
    ProxyRequestContext context = new ProxyRequestContext();
    context.setHttpMethod(method);
    context.setPath(path);
    context.setStage("live");
    context.setAuthorizer(
        Map.of(
            "principal_id", "usr_priming",
            "role", "user",
            "tenant_id", "ten_priming",
            "login_id", "log_priming",
            "scope", "query:run query:read"));
    return new APIGatewayProxyRequestEvent()
        .withHttpMethod(method)
        .withPath(path)
        .withResource(path)
        .withHeaders(Map.of("content-type", "application/json"))
        .withBody(body)
        .withRequestContext(context);
  }
}
