package dev.storehouse.service.functions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.jr.ob.JSON;
import dev.storehouse.gateway.FunctionException;
import dev.storehouse.shared.config.Environment;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FunctionHostTest {

  /** Answers with its path, its greeting from the environment and what the context says. */
  public static final class Greeter
      implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private final Environment environment;

    public Greeter(Environment environment) {
      this.environment = environment;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
      boolean isSane =
          context.getRemainingTimeInMillis() > 0
              && context.getRemainingTimeInMillis() <= 2_000
              && context.getMemoryLimitInMB() == 256
              && context.getInvokedFunctionArn().endsWith(context.getFunctionName());
      return APIGatewayV2HTTPResponse.builder()
          .withStatusCode(isSane ? 200 : 500)
          .withBody(environment.required("GREETING") + " " + event.getRawPath())
          .build();
    }
  }

  /** Answers an event of a REST API with what its gateway and its authorizer said. */
  public static final class RestGreeter
      implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

    public RestGreeter(Environment environment) {}

    @Override
    public APIGatewayProxyResponseEvent handleRequest(
        APIGatewayProxyRequestEvent event, Context context) {
      return new APIGatewayProxyResponseEvent()
          .withStatusCode(201)
          .withBody(
              "%s %s %s %s %s"
                  .formatted(
                      event.getHttpMethod(),
                      event.getResource(),
                      event.getMultiValueQueryStringParameters().get("q"),
                      event.getRequestContext().getAuthorizer().get("tenant"),
                      event.getRequestContext().getIdentity().getSourceIp()));
    }
  }

  /** Reverses nothing, returns the bytes it got. */
  public static final class Echo implements RequestStreamHandler {

    public Echo(Environment environment) {}

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
        throws IOException {
      input.transferTo(output);
    }
  }

  /** Does as it is told: throws, sleeps, or returns a long string. */
  public static final class Troublemaker implements RequestHandler<Map<String, String>, Object> {

    public Troublemaker(Environment environment) {}

    @Override
    public Object handleRequest(Map<String, String> event, Context context) {
      return switch (event.getOrDefault("do", "")) {
        case "throw" -> throw new IllegalStateException("as asked");
        case "sleep" -> {
          try {
            Thread.sleep(Duration.ofSeconds(20));
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          yield "";
        }
        default -> "x".repeat(7 * 1024 * 1024);
      };
    }
  }

  @Test
  void runsATypedHandlerWithLambdasOwnSerialisation() throws Exception {
    try (FunctionHost host = host(Greeter.class)) {
      assertThat(JSON.std.mapFrom(host.invoke("shop", "{\"rawPath\":\"/a\"}".getBytes(UTF_8))))
          .containsEntry("statusCode", 200)
          .containsEntry("body", "hello /a");
    }
  }

  @Test
  void runsATypedHandlerOfARestApi() throws Exception {
    String event =
        """
        {"resource":"/a/{b}","path":"/a/1","httpMethod":"GET","headers":{"X":"1"},
         "queryStringParameters":{"q":"2"},"multiValueQueryStringParameters":{"q":["1","2"]},
         "pathParameters":{"b":"1"},"stageVariables":null,"body":null,"isBase64Encoded":false,
         "requestContext":{"authorizer":{"tenant":"t1","principalId":"p"},"stage":"live",
           "identity":{"sourceIp":"127.0.0.1","caller":null},"requestTimeEpoch":1}}
        """;
    try (FunctionHost host = host(RestGreeter.class)) {
      host.prepare();
      assertThat(JSON.std.mapFrom(host.invoke("shop", event.getBytes(UTF_8))))
          .containsEntry("statusCode", 201)
          .containsEntry("body", "GET /a/{b} [1, 2] t1 127.0.0.1");
    }
  }

  @Test
  void runsAStreamHandler() throws Exception {
    try (FunctionHost host = host(Echo.class)) {
      assertThat(host.invoke("shop", "[1]".getBytes(UTF_8))).asString().isEqualTo("[1]");
    }
  }

  @Test
  void describesWhatWasThrown() {
    try (FunctionHost host = host(Troublemaker.class)) {
      assertThatThrownBy(() -> host.invoke("shop", "{\"do\":\"throw\"}".getBytes(UTF_8)))
          .hasMessage("as asked")
          .asInstanceOf(type(FunctionException.class))
          .extracting(FunctionException::errorType)
          .isEqualTo("java.lang.IllegalStateException");
    }
  }

  @Test
  void stopsWhatTakesTooLong() {
    try (FunctionHost host = host(Troublemaker.class)) {
      assertThatThrownBy(() -> host.invoke("shop", "{\"do\":\"sleep\"}".getBytes(UTF_8)))
          .hasMessageContaining("Task timed out after 2.00 seconds")
          .asInstanceOf(type(FunctionException.class))
          .extracting(FunctionException::errorType)
          .isEqualTo("Sandbox.Timedout");
    }
  }

  @Test
  void refusesAResponseThatLambdaWouldNotCarry() {
    try (FunctionHost host = host(Troublemaker.class)) {
      assertThatThrownBy(() -> host.invoke("shop", "{}".getBytes(UTF_8)))
          .asInstanceOf(type(FunctionException.class))
          .extracting(FunctionException::errorType)
          .isEqualTo("Function.ResponseSizeTooLarge");
    }
  }

  @Test
  void knowsWhatItDoesNotHave() {
    try (FunctionHost host = host(Echo.class)) {
      assertThat(host.functionNames()).containsExactly("shop");
      assertThatThrownBy(() -> host.invoke("other", new byte[0]))
          .isInstanceOf(FunctionException.class)
          .hasMessageContaining("other");
    }
  }

  @Test
  void saysWhyAHandlerCannotBeMade() {
    try (FunctionHost host = host(String.class)) {
      assertThatThrownBy(() -> host.prepare())
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("no public constructor that takes an Environment");
    }
  }

  private static FunctionHost host(Class<?> handler) {
    return new FunctionHost(
        List.of(
            new FunctionSettings(
                "Shop",
                "shop",
                "arn:aws:lambda:eu-central-1:000000000000:function:shop",
                handler.getName() + "::handleRequest",
                256,
                Duration.ofSeconds(2),
                new Environment(Map.of("GREETING", "hello")))));
  }
}
