package dev.storehouse.warehouse.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookExceptionsTest {

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void areNoneWhereTheTextIsBlank(String text) {
    assertThat(WebhookExceptions.of(text)).isEqualTo(WebhookExceptions.none());
    assertThat(WebhookExceptions.none().places()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "*:9000",
        "localhost:*",
        "localhost:0",
        "localhost:65536",
        "10.0.0.0/8:9000",
        "http://localhost:9000",
        "::1:9000",
        ":9000",
        "localhost:9000,",
        ",localhost:9000"
      })
  void nameExactPlaces(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> WebhookExceptions.of(text));
  }
}
