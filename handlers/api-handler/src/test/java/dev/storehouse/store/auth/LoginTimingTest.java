package dev.storehouse.store.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.aws.junit.AwsExtension;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.store.StoreClient;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Takes turns, so that whatever else the machine does hits both kinds alike. */
@ExtendWith(AwsExtension.class)
class LoginTimingTest {

  private static final int ROUNDS = 24;
  private static final int WARM_UP = 4;

  @Test
  void anUnknownAddressTakesAsLongAsAWrongPassword(AwsSandbox aws) {
    StoreClient store = StoreClient.of(aws);
    List<Long> wrong = new ArrayList<>();
    List<Long> unknown = new ArrayList<>();
    Visitor ada = Visitor.of(store);
    ada.register().expect(201);
    for (int i = 0; i < ROUNDS; i++) {
      Visitor known = ada.from("203.0.113." + i).with("not the password");
      Visitor nobody = Visitor.of(store).from("203.0.113." + i);
      long begin = System.nanoTime();
      known.login().expect(401);
      long middle = System.nanoTime();
      nobody.login().expect(401);
      if (i >= WARM_UP) {
        wrong.add(middle - begin);
        unknown.add(System.nanoTime() - middle);
      }
    }
    double ratio = (double) median(wrong) / median(unknown);
    assertThat(ratio).isBetween(1 / 1.5, 1.5);
  }

  private static long median(List<Long> values) {
    Collections.sort(values);
    return values.get(values.size() / 2);
  }
}
