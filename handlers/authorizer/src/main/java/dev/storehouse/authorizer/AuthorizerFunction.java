package dev.storehouse.authorizer;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.storehouse.shared.config.AwsClients;
import dev.storehouse.shared.config.Environment;
import dev.storehouse.shared.identity.authentication.Authentication;
import dev.storehouse.shared.identity.authentication.Authenticator;
import dev.storehouse.shared.identity.keys.PublishedKeys;
import dev.storehouse.shared.identity.keys.VerificationKeys;
import dev.storehouse.shared.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.crac.Core;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Lambda entry point: the authorizer of the HTTP API (payload 2.0, simple response) and of REST
 * APIs (REQUEST and TOKEN, policy). It reads bytes because no single event type holds the three
 * shapes.
 *
 * <p>The HTTP API is the store's, for users alone; a REST API is one for queries, for tenants'
 * users and API keys. What it says holds for the whole principal and for every route, because a
 * gateway may cache it by credential. When it cannot tell, it throws, and the gateway answers 500.
 * Thread-safe.
 */
public final class AuthorizerFunction implements RequestStreamHandler {

  private final Authenticator store;
  private final Authenticator query;
  private final DecisionLog log;
  // Registered resources are held weakly: without this field priming would never run.
  private final SnapStart snapStart;

  /** The function as Lambda creates it. */
  public AuthorizerFunction() {
    this(Environment.ofProcess());
  }

  /**
   * The function in a given environment.
   *
   * @throws IllegalStateException if a variable of the template is missing
   */
  public AuthorizerFunction(Environment environment) {
    this(environment, Clock.systemUTC());
  }

  AuthorizerFunction(Environment environment, Clock clock) {
    DynamoDbClient dynamoDb = new AwsClients(environment).dynamoDb();
    VerificationKeys keys =
        new VerificationKeys(
            new PublishedKeys(dynamoDb, environment.required("SIGNING_KEYS_TABLE")), clock);
    this.store = Authenticator.ofUsers(environment, dynamoDb, keys, clock);
    this.query = Authenticator.of(environment, dynamoDb, keys, clock);
    this.log = new DecisionLog(clock);
    this.snapStart = new SnapStart(query, keys, clock);
    Core.getGlobalContext().register(snapStart);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    AuthorizerEvent event =
        AuthorizerEvent.parse(new String(input.readAllBytes(), StandardCharsets.UTF_8));
    Authentication authentication = authenticate(event);
    log.write(context, event, authentication);
    Map<String, Object> response =
        switch (event) {
          case AuthorizerEvent.HttpApi _ -> SimpleResponse.of(authentication);
          case AuthorizerEvent.RestApi(_, MethodArn method) ->
              PolicyResponse.of(authentication, method);
        };
    output.write(Json.write(response).getBytes(StandardCharsets.UTF_8));
  }

  // Each API's function would find the same itself (docs/adr/0006).
  private Authentication authenticate(AuthorizerEvent event) {
    return switch (event) {
      case AuthorizerEvent.HttpApi(String credential) -> store.authenticate(credential);
      case AuthorizerEvent.RestApi(String credential, _) -> query.authenticate(credential);
    };
  }

  /** For tests: what a checkpoint and a restore of this instance run. */
  SnapStart snapStart() {
    return snapStart;
  }
}
