package dev.storehouse.query;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.storehouse.http.Application;
import dev.storehouse.http.CrossOrigin;
import dev.storehouse.http.Incoming;
import dev.storehouse.http.RestApiAdapter;
import dev.storehouse.shared.config.Environment;
import java.time.Duration;
import java.util.function.Supplier;
import org.crac.Core;

/**
 * The Lambda function behind the query API: an API Gateway REST API with payload format 1.0.
 * Thread-safe.
 */
public final class QueryFunction
    implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  private final RestApiAdapter adapter;
  private final Application application;
  private final CrossOrigin crossOrigin;
  // Registered resources are held weakly: without this field priming would never run.
  private final SnapStart snapStart;

  /** What Lambda calls: settings from the process's environment. */
  public QueryFunction() {
    this(Environment.ofProcess());
  }

  /** A function with settings of its own. */
  public QueryFunction(Environment environment) {
    QueryModule module = new QueryModule(environment);
    this.adapter = module.adapter();
    this.application = module.application();
    this.crossOrigin = CrossOrigin.of(environment.optional("ALLOWED_ORIGINS").orElse(""));
    this.snapStart = new SnapStart(event -> answer(event, () -> SnapStart.TIME), module::forget);
    Core.getGlobalContext().register(snapStart);
  }

  @Override
  public APIGatewayProxyResponseEvent handleRequest(
      APIGatewayProxyRequestEvent event, Context context) {
    return answer(event, () -> Duration.ofMillis(context.getRemainingTimeInMillis()));
  }

  private APIGatewayProxyResponseEvent answer(
      APIGatewayProxyRequestEvent event, Supplier<Duration> remaining) {
    Incoming incoming = adapter.incoming(event, remaining);
    return adapter.outgoing(crossOrigin.applied(incoming, application.handle(incoming)));
  }

  /** For tests: what a checkpoint and a restore of this instance run. */
  SnapStart snapStart() {
    return snapStart;
  }
}
