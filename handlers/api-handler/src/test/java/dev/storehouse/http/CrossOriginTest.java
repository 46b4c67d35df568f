package dev.storehouse.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CrossOriginTest {

  private static final Response RESPONSE = Response.ok(Map.of("status", "ok"));

  private final CrossOrigin two = CrossOrigin.of("https://a.example, https://b.example");

  @Test
  void aPageOfANamedOriginMayRead() {
    assertThat(two.applied(from("https://b.example"), RESPONSE).headers())
        .containsEntry("Access-Control-Allow-Origin", "https://b.example")
        .containsEntry("Vary", "Origin")
        .containsKey("Access-Control-Expose-Headers");
  }

  @Test
  void aPageOfAnotherOriginMayNot() {
    assertThat(two.applied(from("https://c.example"), RESPONSE).headers())
        .containsEntry("Vary", "Origin")
        .doesNotContainKey("Access-Control-Allow-Origin");
  }

  @Test
  void whereNoneIsNamedNothingIsSaid() {
    assertThat(CrossOrigin.of("").applied(from("https://a.example"), RESPONSE)).isEqualTo(RESPONSE);
  }

  private static Incoming from(String origin) {
    return new Incoming(
        "GET",
        "/v1/health",
        Map::of,
        Map.of("origin", origin),
        Optional.empty(),
        false,
        "192.0.2.1",
        Optional::empty,
        () -> Duration.ofSeconds(10));
  }
}
