package dev.storehouse.gateway.httpapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.gateway.http.Body;
import dev.storehouse.gateway.http.Header;
import dev.storehouse.gateway.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules and both examples of "Lambda function response for format 2.0". */
class ProxyResponseTest {

  @Test
  void stringWithoutStatusCodeIsTheBody() {
    HttpResponse response = response("\"Hello from Lambda!\"");
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.header("Content-Type")).hasValue("application/json");
    assertThat(response.body().text()).isEqualTo("Hello from Lambda!");
  }

  @Test
  void objectWithoutStatusCodeIsTheBodyAsItStands() {
    HttpResponse response = response("{ \"message\": \"Hello from Lambda!\" }");
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.body().text()).isEqualTo("{ \"message\": \"Hello from Lambda!\" }");
  }

  @Test
  void statusHeadersCookiesAndBodyAreTaken() {
    HttpResponse response =
        response(
            """
            {"statusCode": 201, "headers": {"Content-Type": "text/csv", "X-Count": 3},
             "cookies": ["a=1", "b=2"], "body": "x,y", "isBase64Encoded": false}
            """);
    assertThat(response.status()).isEqualTo(201);
    assertThat(response.headers())
        .containsExactlyInAnyOrder(
            new Header("Content-Type", "text/csv"),
            new Header("X-Count", "3"),
            new Header("set-cookie", "a=1"),
            new Header("set-cookie", "b=2"));
    assertThat(response.body().text()).isEqualTo("x,y");
  }

  @Test
  void severalValuesReplaceASingleOne() {
    assertThat(
            response(
                    """
                    {"statusCode": 200, "headers": {"Link": "a"},
                     "multiValueHeaders": {"link": ["a", "b"]}}
                    """)
                .headers())
        .contains(new Header("link", "a"), new Header("link", "b"))
        .doesNotContain(new Header("Link", "a"));
  }

  @Test
  void encodedBodyIsDecoded() {
    assertThat(
            response("{\"statusCode\":200,\"body\":\"AP8=\",\"isBase64Encoded\":true}")
                .body()
                .bytes())
        .containsExactly(0, 0xff);
  }

  @Test
  void bodyWithoutTypeIsPlainText() {
    assertThat(response("{\"statusCode\":200,\"body\":\"x\"}").header("content-type"))
        .hasValue("text/plain;charset=UTF-8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not json",
        "{\"statusCode\":\"abc\"}",
        "{\"statusCode\":99}",
        "{\"statusCode\":600}",
        "{\"statusCode\":200,\"body\":{}}",
        "{\"statusCode\":200,\"body\":\"?\",\"isBase64Encoded\":true}",
        "{\"statusCode\":200,\"headers\":{\"a b\":\"c\"}}",
        "{\"statusCode\":200,\"headers\":{\"a\":\"b\\r\\nc: d\"}}"
      })
  void whatIsNoProxyResponseIsNone(String payload) {
    assertThat(ProxyResponse.of(Body.ofText(payload))).isEmpty();
  }

  private static HttpResponse response(String payload) {
    return ProxyResponse.of(Body.ofText(payload)).orElseThrow();
  }
}
