package dev.storehouse.query;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.storehouse.shared.config.Environment;

/**
 * The Lambda function behind the query API: an API Gateway REST API with payload format 1.0.
 * Thread-safe.
 */
public final class QueryFunction
    implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

  /** What Lambda calls: settings from the process's environment. */
  public QueryFunction() {
    this(Environment.ofProcess());
  }

  /** A function with settings of its own. */
  public QueryFunction(Environment environment) {}

  @Override
  public APIGatewayProxyResponseEvent handleRequest(
      APIGatewayProxyRequestEvent event, Context context) {
    return new APIGatewayProxyResponseEvent().withStatusCode(503);
  }
}
