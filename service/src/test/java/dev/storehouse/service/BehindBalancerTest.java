package dev.storehouse.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.gateway.http.Body;
import dev.storehouse.gateway.http.Header;
import dev.storehouse.gateway.http.HttpRequest;
import dev.storehouse.gateway.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BehindBalancerTest {

  private final List<HttpRequest> seen = new ArrayList<>();
  private final BehindBalancer balancer =
      new BehindBalancer(
          request -> {
            seen.add(request);
            return HttpResponse.message(200, "OK");
          });

  @ParameterizedTest
  @CsvSource({
    "203.0.113.7,                         203.0.113.7",
    "'10.0.0.1, 127.0.0.1, 203.0.113.7',  203.0.113.7",
    "'10.0.0.1,, 203.0.113.7 ,',          203.0.113.7",
    "203.0.113.7:50311,                   203.0.113.7",
    "2001:db8::1,                         2001:db8::1",
    "'spoofed, [2001:db8::1]:50311',      2001:db8::1"
  })
  void theClientIsWhomTheBalancerSaw(String field, String address) {
    assertThat(forwarded(field).sourceIp()).isEqualTo(address);
  }

  @Test
  void theLastOfSeveralFieldsCounts() {
    assertThat(forwarded("203.0.113.9", "203.0.113.7").sourceIp()).isEqualTo("203.0.113.7");
  }

  @Test
  void whatWasClaimedBeforeIsPassedOnAndNoMore() {
    assertThat(forwarded("10.0.0.1, 203.0.113.7").header("x-forwarded-for")).contains("10.0.0.1");
    assertThat(forwarded("203.0.113.7").header("x-forwarded-for")).isEmpty();
  }

  @Test
  void withoutTheFieldItIsThePeer() {
    assertThat(forwarded().sourceIp()).isEqualTo("10.0.0.2");
  }

  private HttpRequest forwarded(String... fields) {
    balancer.answer(
        new HttpRequest(
            "GET",
            "/",
            "",
            "HTTP/1.1",
            Arrays.stream(fields).map(field -> new Header("X-Forwarded-For", field)).toList(),
            Body.EMPTY,
            "10.0.0.2"));
    return seen.getLast();
  }
}
