package dev.storehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionNamesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shop",
        "arn:aws:lambda:eu-central-1:000000000000:function:shop",
        "arn:aws:lambda:eu-central-1:000000000000:function:shop:live",
        "arn:aws-cn:lambda:cn-north-1:000000000000:function:shop:$LATEST"
      })
  void findsTheName(String reference) {
    assertThat(FunctionNames.of(reference)).isEqualTo("shop");
  }
}
