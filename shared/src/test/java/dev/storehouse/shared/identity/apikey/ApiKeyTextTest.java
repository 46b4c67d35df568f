package dev.storehouse.shared.identity.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTextTest {

  private static final String KEY_ID = "key_06h5k2x9v3s8q0c1m7r4t2w6zy";

  private final ApiKeyText key = ApiKeyText.generate(KEY_ID, new SecureRandom());

  @Test
  void readsBackWhatItWrites() {
    assertThat(key.text()).hasSize(84).startsWith("shk_" + KEY_ID + "_");
    assertThat(ApiKeyText.parse(key.text())).contains(key);
  }

  @Test
  void theChecksumIsTheCrc32InBase62() {
    assertThat(new ApiKeyText(KEY_ID, "0".repeat(43)).text()).endsWith("00004E24jz");
  }

  @Test
  void anyChangedCharacterIsATypo() {
    String text = key.text();
    for (int i = 0; i < text.length(); i++) {
      char other = text.charAt(i) == 'a' ? 'b' : 'a';
      assertThat(ApiKeyText.parse(text.substring(0, i) + other + text.substring(i + 1)))
          .as("character %d", i)
          .isEmpty();
    }
  }

  @Test
  void nothingMayStandAroundIt() {
    String text = key.text();
    for (String wrong :
        new String[] {"", text + " ", " " + text, text + "\n", text + "0", text.substring(1)}) {
      assertThat(ApiKeyText.parse(wrong)).isEmpty();
    }
    assertThat(ApiKeyText.parse("shk_" + "a".repeat(1_000_000))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "61", "62", "4294967295"})
  void base62KeepsLeadingZeros(String number) {
    String text = Base62.encode(new BigInteger(number), 6);
    assertThat(text).hasSize(6).matches("[0-9A-Za-z]+");
  }

  @Test
  void theSecretIsNotPrintedAndItsHashTellsSecretsApart() {
    ApiKeyText other = ApiKeyText.generate(KEY_ID, new SecureRandom());
    assertThat(key.toString()).doesNotContain(key.secret());
    assertThat(key.hash().matches(new ApiKeyText(KEY_ID, key.secret()).hash())).isTrue();
    assertThat(key.hash().matches(other.hash())).isFalse();
    assertThat(key.hash().hex()).matches("[0-9a-f]{64}");
  }
}
