package dev.storehouse.store;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.storehouse.http.Application;
import dev.storehouse.http.HttpApiAdapter;
import dev.storehouse.shared.config.Environment;

/**
 * The Lambda function behind the store API: an API Gateway HTTP API with payload format 2.0.
 * Thread-safe.
 */
public final class StoreFunction
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

  private final HttpApiAdapter adapter;
  private final Application application;

  /** What Lambda calls: settings from the process's environment. */
  public StoreFunction() {
    this(Environment.ofProcess());
  }

  /** A function with settings of its own. */
  public StoreFunction(Environment environment) {
    StoreModule module = new StoreModule(environment);
    this.adapter = module.adapter();
    this.application = module.application();
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return adapter.outgoing(application.handle(adapter.incoming(event)));
  }
}
