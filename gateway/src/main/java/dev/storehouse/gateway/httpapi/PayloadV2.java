package dev.storehouse.gateway.httpapi;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.jr.ob.JSON;
import dev.storehouse.gateway.EventBody;
import dev.storehouse.gateway.Forwarding;
import dev.storehouse.gateway.QueryString;
import dev.storehouse.gateway.http.Body;
import dev.storehouse.gateway.http.HttpRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the events of payload format 2.0 as the gateway sends them ("Create AWS Lambda proxy
 * integrations for HTTP APIs" and "Control access to HTTP APIs with AWS Lambda authorizers", API
 * Gateway developer guide). Thread-safe.
 */
final class PayloadV2 {

  private static final String STAGE = "$default";

  private final JsonFactory json = new JsonFactory();
  private final HttpApi api;

  PayloadV2(HttpApi api) {
    this.api = api;
  }

  /** The event of a proxy integration; the context is what the route's authorizer gave, if any. */
  byte[] proxyEvent(Exchange exchange, Optional<Map<String, Object>> authorizerContext) {
    return written(
        event -> {
          request(event, exchange);
          requestContext(event, exchange, authorizerContext);
          Body body = exchange.request().body();
          if (body.length() > 0) {
            EventBody encoded =
                EventBody.of(body.bytes(), exchange.request().header("content-type"));
            event.writeStringField("body", encoded.text());
            event.writeBooleanField("isBase64Encoded", encoded.base64());
          } else {
            event.writeBooleanField("isBase64Encoded", false);
          }
        });
  }

  /** The event of a Lambda authorizer. */
  byte[] authorizerEvent(Exchange exchange, List<String> identity) {
    return written(
        event -> {
          event.writeStringField("type", "REQUEST");
          event.writeStringField("routeArn", routeArn(exchange));
          event.writeFieldName("identitySource");
          JSON.std.write(identity, event);
          request(event, exchange);
          requestContext(event, exchange, Optional.empty());
        });
  }

  private void request(JsonGenerator event, Exchange exchange) throws IOException {
    HttpRequest request = exchange.request();
    event.writeStringField("version", "2.0");
    event.writeStringField("routeKey", exchange.route().key().toString());
    event.writeStringField("rawPath", exchange.path());
    event.writeStringField("rawQueryString", request.query());
    List<String> cookies = ForwardedHeaders.cookies(request);
    if (!cookies.isEmpty()) {
      event.writeFieldName("cookies");
      JSON.std.write(cookies, event);
    }
    object(event, "headers", ForwardedHeaders.of(request, exchange.receivedAt()));
    Map<String, String> query = QueryString.parse(request.query()).joined();
    if (!query.isEmpty()) {
      object(event, "queryStringParameters", query);
    }
    if (!exchange.pathParameters().isEmpty()) {
      object(event, "pathParameters", exchange.pathParameters());
    }
  }

  private void requestContext(
      JsonGenerator event, Exchange exchange, Optional<Map<String, Object>> authorizerContext)
      throws IOException {
    HttpRequest request = exchange.request();
    String domain = Forwarding.domain(request);
    event.writeObjectFieldStart("requestContext");
    event.writeStringField("accountId", api.accountId());
    event.writeStringField("apiId", api.id());
    if (authorizerContext.isPresent()) {
      event.writeObjectFieldStart("authorizer");
      object(event, "lambda", authorizerContext.get());
      event.writeEndObject();
    }
    event.writeStringField("domainName", domain);
    event.writeStringField("domainPrefix", domain.split("\\.", 2)[0]);
    event.writeObjectFieldStart("http");
    event.writeStringField("method", request.method());
    event.writeStringField("path", exchange.path());
    event.writeStringField("protocol", request.protocol());
    event.writeStringField("sourceIp", request.sourceIp());
    event.writeStringField("userAgent", request.header("user-agent").orElse(""));
    event.writeEndObject();
    event.writeStringField("requestId", exchange.requestId());
    event.writeStringField("routeKey", exchange.route().key().toString());
    event.writeStringField("stage", STAGE);
    event.writeStringField("time", Forwarding.commonLogTime(exchange.receivedAt()));
    event.writeNumberField("timeEpoch", exchange.receivedAt().toEpochMilli());
    event.writeEndObject();
  }

  private String routeArn(Exchange exchange) {
    return "arn:aws:execute-api:%s:%s:%s/%s/%s%s"
        .formatted(
            api.region(),
            api.accountId(),
            api.id(),
            STAGE,
            exchange.request().method(),
            exchange.path());
  }

  private static void object(JsonGenerator event, String name, Map<String, ?> values)
      throws IOException {
    event.writeFieldName(name);
    JSON.std.write(values, event);
  }

  private byte[] written(Fields fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator event = json.createGenerator(bytes)) {
      event.writeStartObject();
      fields.write(event);
      event.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("an event could not be written", e);
    }
    return bytes.toByteArray();
  }

  private interface Fields {
    void write(JsonGenerator event) throws IOException;
  }
}
