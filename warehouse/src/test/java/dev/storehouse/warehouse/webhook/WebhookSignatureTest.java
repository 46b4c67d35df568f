package dev.storehouse.warehouse.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignatureTest {

  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
  private static final String BODY = "{\"type\":\"bulk.job.ended\",\"é\":1}";
  private static final WebhookMessage MESSAGE = new WebhookMessage("msg_1", BODY);
  private static final WebhookSecret SECRET = new WebhookSecret(new byte[32]);

  /** The test vector of the reference libraries of Standard Webhooks. */
  @Test
  void isTheOneThatOthersMake() {
    WebhookSecret secret =
        new WebhookSecret(Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
    WebhookMessage message =
        new WebhookMessage("msg_p5jXN8AQM9LWM0D4loKWxJek", "{\"test\": 2432232314}");
    assertThat(WebhookSignature.of(message, Instant.ofEpochSecond(1614265330), secret).headers())
        .containsExactly(
            Map.entry("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek"),
            Map.entry("webhook-timestamp", "1614265330"),
            Map.entry("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
    assertThat(secret.text()).isEqualTo("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
  }

  @ParameterizedTest
  @CsvSource({"PT0S,true", "PT5M,true", "PT-5M,true", "PT5M1S,false", "PT-5M-1S,false"})
  void holdsForFiveMinutes(Duration later, boolean accepted) {
    assertThat(accepts(headers(), BODY, NOW.plus(later))).isEqualTo(accepted);
  }

  @Test
  void coversTheIdTheTimeAndTheBody() {
    assertThat(accepts(with("webhook-id", "msg_2"), BODY, NOW)).isFalse();
    assertThat(accepts(with("webhook-timestamp", "" + (NOW.getEpochSecond() + 1)), BODY, NOW))
        .isFalse();
    assertThat(accepts(headers(), "{}", NOW)).isFalse();
    assertThat(accepts(Map.of(), BODY, NOW)).isFalse();
    assertThat(
            new WebhookVerifier(new WebhookSecret("k".repeat(32).getBytes(UTF_8)).text())
                .accepts(headers(), BODY.getBytes(UTF_8), NOW))
        .isFalse();
  }

  @Test
  void isFoundAmongOthers() {
    String several = "v1a,AAAA v1,BBBB= " + headers().get("webhook-signature");
    assertThat(accepts(with("webhook-signature", several), BODY, NOW)).isTrue();
    assertThat(accepts(with("webhook-signature", "v1a,AAAA v1,BBBB="), BODY, NOW)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a.b", "a b", "a\r\nb", "é"})
  void cannotBeMistakenForAnother(String id) {
    assertThatIllegalArgumentException().isThrownBy(() -> new WebhookMessage(id, BODY));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 23, 65})
  void isMadeWithAKeyOfProperLength(int length) {
    assertThatIllegalArgumentException().isThrownBy(() -> new WebhookSecret(new byte[length]));
  }

  @Test
  void isOfAMessageOfModerateLength() {
    String longest = "é".repeat(WebhookMessage.LONGEST_BODY / 2);
    assertThat(new WebhookMessage("msg_1", longest).bytes()).hasSize(64 * 1024);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WebhookMessage("msg_1", longest + "a"));
  }

  @Test
  void doesNotGiveTheSecretAway() {
    assertThat(SECRET.toString()).doesNotContain("AAAA").doesNotContain("whsec_");
  }

  private static boolean accepts(Map<String, String> headers, String body, Instant now) {
    return new WebhookVerifier(SECRET.text()).accepts(headers, body.getBytes(UTF_8), now);
  }

  private static Map<String, String> headers() {
    return WebhookSignature.of(MESSAGE, NOW, SECRET).headers();
  }

  private static Map<String, String> with(String name, String value) {
    Map<String, String> headers = new HashMap<>(headers());
    headers.put(name, value);
    return headers;
  }
}
