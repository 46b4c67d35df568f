package dev.storehouse.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventBodyTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "Application/JSON; charset=utf-8",
        "text/plain",
        "application/merge-patch+json"
      })
  void textIsSentAsItIs(String contentType) {
    assertThat(EventBody.of("{\"é\":1}".getBytes(UTF_8), Optional.of(contentType)))
        .isEqualTo(new EventBody("{\"é\":1}", false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"image/png", "application/x-www-form-urlencoded", ""})
  void allElseIsEncoded(String contentType) {
    byte[] body = {1, 2, (byte) 0xff};
    assertThat(EventBody.of(body, Optional.of(contentType).filter(type -> !type.isEmpty())))
        .isEqualTo(new EventBody(Base64.getEncoder().encodeToString(body), true));
  }

  @Test
  void textThatIsNotUtf8IsEncodedRatherThanSpoilt() {
    byte[] latin1 = {'"', (byte) 0xe9, '"'};
    EventBody body = EventBody.of(latin1, Optional.of("application/json"));
    assertThat(body.base64()).isTrue();
    assertThat(Base64.getDecoder().decode(body.text())).isEqualTo(latin1);
  }
}
