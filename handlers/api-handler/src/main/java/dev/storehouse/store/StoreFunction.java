package dev.storehouse.store;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.storehouse.http.Application;
import dev.storehouse.http.HttpApiAdapter;
import dev.storehouse.shared.config.Environment;
import java.time.Duration;
import java.util.function.Supplier;
import org.crac.Core;

/**
 * The Lambda function behind the store API: an API Gateway HTTP API with payload format 2.0.
 * Thread-safe.
 */
public final class StoreFunction
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

  private static final Duration PRIMING = Duration.ofSeconds(10);

  private final HttpApiAdapter adapter;
  private final Application application;
  // Registered resources are held weakly: without this field priming would never run.
  private final SnapStart snapStart;

  /** What Lambda calls: settings from the process's environment. */
  public StoreFunction() {
    this(Environment.ofProcess());
  }

  /** A function with settings of its own. */
  public StoreFunction(Environment environment) {
    StoreModule module = new StoreModule(environment);
    this.adapter = module.adapter();
    this.application = module.application();
    this.snapStart = new SnapStart(event -> answer(event, () -> PRIMING), module::forget);
    Core.getGlobalContext().register(snapStart);
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return answer(event, () -> Duration.ofMillis(context.getRemainingTimeInMillis()));
  }

  private APIGatewayV2HTTPResponse answer(
      APIGatewayV2HTTPEvent event, Supplier<Duration> remaining) {
    return adapter.outgoing(application.handle(adapter.incoming(event, remaining)));
  }

  /** For tests: what a checkpoint and a restore of this instance run. */
  SnapStart snapStart() {
    return snapStart;
  }
}
