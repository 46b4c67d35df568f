package dev.storehouse.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storehouse.gateway.http.Body;
import dev.storehouse.gateway.http.HttpRequest;
import dev.storehouse.gateway.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ConcurrencyLimitTest {

  private static final HttpRequest REQUEST =
      new HttpRequest("GET", "/orders", "", "HTTP/1.1", List.of(), Body.EMPTY, "10.0.0.2");

  @Test
  void whoFindsNoPlaceIsToldToComeBack() {
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<HttpResponse> answer = new CompletableFuture<>();
    ConcurrencyLimit limit =
        new ConcurrencyLimit(
            _ -> {
              begun.countDown();
              return answer.join();
            },
            1,
            Duration.ZERO);
    CompletableFuture<HttpResponse> first =
        CompletableFuture.supplyAsync(() -> limit.answer(REQUEST), Thread::startVirtualThread);
    join(begun);

    HttpResponse second = limit.answer(REQUEST);
    assertThat(second.status()).isEqualTo(503);
    assertThat(second.header("retry-after")).contains("1");
    assertThat(second.header("content-type")).contains("application/problem+json");
    assertThat(second.body().text())
        .contains("\"code\":\"UNAVAILABLE\"", "\"instance\":\"/orders\"");

    answer.complete(HttpResponse.message(200, "OK"));
    assertThat(first.join().status()).isEqualTo(200);
    assertThat(limit.answer(REQUEST).status()).isEqualTo(200);
  }

  @Test
  void aFailureGivesItsPlaceBack() {
    ConcurrencyLimit limit =
        new ConcurrencyLimit(
            request -> {
              if (request.method().equals("GET")) {
                throw new IllegalStateException("broken");
              }
              return HttpResponse.message(200, "OK");
            },
            1,
            Duration.ZERO);
    assertThatThrownBy(() -> limit.answer(REQUEST)).hasMessage("broken");
    assertThat(
            limit
                .answer(
                    new HttpRequest("PUT", "/", "", "HTTP/1.1", List.of(), Body.EMPTY, "10.0.0.2"))
                .status())
        .isEqualTo(200);
  }

  private static void join(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
