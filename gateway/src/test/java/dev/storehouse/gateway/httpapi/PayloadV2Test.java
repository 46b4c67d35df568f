package dev.storehouse.gateway.httpapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.storehouse.gateway.RouteKey;
import dev.storehouse.gateway.Throttle;
import dev.storehouse.gateway.http.Body;
import dev.storehouse.gateway.http.Header;
import dev.storehouse.gateway.http.HttpRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The request behind the sample events of "Create AWS Lambda proxy integrations for HTTP APIs" and
 * "Control access to HTTP APIs with AWS Lambda authorizers" (API Gateway developer guide), and the
 * fields those samples show for it.
 */
class PayloadV2Test {

  private static final String QUERY = "parameter1=value1&parameter1=value2&parameter2=value";

  private final PayloadV2 events =
      new PayloadV2(
          new HttpApi("api-id", "us-east-1", "123456789012", List.of(), Optional.empty()));

  @Test
  void proxyEventHasTheDocumentedFields() throws IOException {
    Map<String, Object> event =
        JSON.std.mapFrom(
            events.proxyEvent(
                exchange("text/plain"), Optional.of(Map.of("exampleKey1", "exampleValue1"))));
    assertThat(event)
        .containsEntry("version", "2.0")
        .containsEntry("routeKey", "$default")
        .containsEntry("rawPath", "/my/path")
        .containsEntry("rawQueryString", QUERY)
        .containsEntry("cookies", List.of("cookie1", "cookie2"))
        .containsEntry(
            "queryStringParameters", Map.of("parameter1", "value1,value2", "parameter2", "value"))
        .containsEntry("pathParameters", Map.of("parameter1", "value1"))
        .containsEntry("body", "Hello from Lambda")
        .containsEntry("isBase64Encoded", false);
    assertThat(section(event, "headers"))
        .containsEntry("header1", "value1")
        .containsEntry("header2", "value1,value2")
        .containsEntry("x-forwarded-for", "192.0.2.1")
        .containsEntry("x-forwarded-port", "8080")
        .doesNotContainKeys("cookie", "Header1");
    Map<String, Object> context = section(event, "requestContext");
    assertThat(context)
        .containsEntry("accountId", "123456789012")
        .containsEntry("apiId", "api-id")
        .containsEntry("authorizer", Map.of("lambda", Map.of("exampleKey1", "exampleValue1")))
        .containsEntry("domainName", "id.execute-api.us-east-1.amazonaws.com")
        .containsEntry("domainPrefix", "id")
        .containsEntry("requestId", "id")
        .containsEntry("routeKey", "$default")
        .containsEntry("stage", "$default")
        .containsEntry("time", "04/Mar/2020:19:03:58 +0000")
        .containsEntry("timeEpoch", 1583348638390L)
        .containsEntry(
            "http",
            Map.of(
                "method", "POST",
                "path", "/my/path",
                "protocol", "HTTP/1.1",
                "sourceIp", "192.0.2.1",
                "userAgent", "agent"));
  }

  @Test
  void binaryBodyIsEncoded() throws IOException {
    assertThat(JSON.std.mapFrom(events.proxyEvent(exchange("application/zip"), Optional.empty())))
        .containsEntry("body", "SGVsbG8gZnJvbSBMYW1iZGE=")
        .containsEntry("isBase64Encoded", true);
  }

  @Test
  void absentPartsAreAbsentFields() throws IOException {
    HttpRequest bare =
        new HttpRequest("GET", "/", "", "HTTP/1.1", List.of(), Body.EMPTY, "192.0.2.1");
    Map<String, Object> event =
        JSON.std.mapFrom(
            events.proxyEvent(
                new Exchange(bare, "/", route(), Map.of(), "id", Instant.EPOCH), Optional.empty()));
    assertThat(event)
        .containsEntry("rawQueryString", "")
        .containsEntry("isBase64Encoded", false)
        .doesNotContainKeys("body", "cookies", "queryStringParameters", "pathParameters");
    assertThat(section(event, "requestContext")).doesNotContainKey("authorizer");
  }

  @Test
  void authorizerEventHasTheDocumentedFields() throws IOException {
    assertThat(
            JSON.std.mapFrom(
                events.authorizerEvent(exchange("text/plain"), List.of("user1", "123"))))
        .containsEntry("version", "2.0")
        .containsEntry("type", "REQUEST")
        .containsEntry(
            "routeArn", "arn:aws:execute-api:us-east-1:123456789012:api-id/$default/POST/my/path")
        .containsEntry("identitySource", List.of("user1", "123"))
        .containsEntry("routeKey", "$default")
        .containsEntry("rawPath", "/my/path")
        .containsEntry("cookies", List.of("cookie1", "cookie2"))
        .containsEntry("pathParameters", Map.of("parameter1", "value1"))
        .containsKeys("headers", "queryStringParameters", "requestContext")
        .doesNotContainKeys("body", "isBase64Encoded");
  }

  private static Exchange exchange(String contentType) {
    HttpRequest request =
        new HttpRequest(
            "POST",
            "/my/path",
            QUERY,
            "HTTP/1.1",
            List.of(
                new Header("Host", "id.execute-api.us-east-1.amazonaws.com:8080"),
                new Header("User-Agent", "agent"),
                new Header("Content-Type", contentType),
                new Header("Cookie", "cookie1; cookie2"),
                new Header("Header1", "value1"),
                new Header("Header2", "value1"),
                new Header("header2", "value2")),
            Body.ofText("Hello from Lambda"),
            "192.0.2.1");
    return new Exchange(
        request,
        "/my/path",
        route(),
        Map.of("parameter1", "value1"),
        "id",
        Instant.ofEpochMilli(1583348638390L));
  }

  private static Route route() {
    return new Route(
        RouteKey.DEFAULT, "arn", Optional.empty(), Throttle.OF_ACCOUNT, Duration.ofSeconds(1));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> section(Map<String, Object> event, String name) {
    return (Map<String, Object>) event.getOrDefault(name, Map.of());
  }
}
