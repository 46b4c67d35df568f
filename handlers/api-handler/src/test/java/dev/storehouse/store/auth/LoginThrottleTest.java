package dev.storehouse.store.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.store.StoreClient;
import dev.storehouse.store.StoreClient.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(AwsExtension.class)
class LoginThrottleTest {

  private final StoreClient store;
  private final Visitor ada;

  LoginThrottleTest(AwsSandbox aws) {
    Visitor.signingKey(aws);
    store = StoreClient.of(aws);
    ada = Visitor.of(store);
  }

  @Test
  void theSixthGuessFromOnePlaceWaits() {
    ada.register().expect(201);
    guess(ada, 5);
    Reply refused = ada.login().expect(429);
    assertThat(refused.code()).isEqualTo("RATE_LIMITED");
    assertThat(refused.header("Retry-After")).isEqualTo("1");
    assertThat(refused.header("RateLimit-Limit")).isEqualTo("5");
    assertThat(refused.header("RateLimit-Remaining")).isEqualTo("0");
  }

  @Test
  void addressesThatNobodyHasAreThrottledAlike() {
    Visitor nobody = Visitor.of(store);
    guess(nobody, 5);
    assertThat(nobody.login().expect(429).header("Retry-After")).isEqualTo("1");
  }

  @Test
  void theRightPasswordWipesTheSlateClean() {
    ada.register().expect(201);
    for (int round = 0; round < 3; round++) {
      guess(ada, 4);
      ada.login().expect(200);
    }
  }

  @Test
  void theOwnerGetsInWhateverOthersTryElsewhere() {
    ada.register().expect(201);
    ada.login().expect(200);
    for (int i = 0; i < 5; i++) {
      guess(ada.from("203.0.113." + i), 5);
    }
    ada.from("203.0.113.99").login().expect(429);
    ada.login().expect(200);
  }

  @Test
  void guessingInParallelGainsNothing() throws Exception {
    ada.register().expect(201);
    List<Integer> statuses =
        Parallel.call(30, () -> ada.with("wrong " + Math.random()).login().status());
    assertThat(statuses).filteredOn(status -> status == 401).hasSizeBetween(1, 6);
    assertThat(statuses).allMatch(status -> status == 401 || status == 429);
  }

  @Test
  void manyLoginsAtOnceAreNoGuessing() throws Exception {
    ada.register().expect(201);
    assertThat(Parallel.call(20, () -> ada.login().status())).containsOnly(200);
  }

  private static void guess(Visitor visitor, int times) {
    for (int i = 0; i < times; i++) {
      visitor.with("wrong " + i).login().expect(401);
    }
  }
}
