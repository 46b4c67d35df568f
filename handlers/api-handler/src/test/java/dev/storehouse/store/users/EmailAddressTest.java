package dev.storehouse.store.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

  @ParameterizedTest
  @CsvSource({
    "ada@example.com, ada@example.com",
    "' Ada.Lovelace+shop@Example.COM ', ada.lovelace+shop@example.com",
    "o'neil@mail.example.co.uk, o'neil@mail.example.co.uk",
    "u\u0308ber@b\u00fccher.example, \u00fcber@b\u00fccher.example"
  })
  void anAddressHasOneForm(String sent, String kept) {
    assertThat(EmailAddress.normalise(sent)).contains(kept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ada",
        "@example.com",
        "ada@",
        "ada@localhost",
        "ada@example..com",
        "ada@-example.com",
        "ada@example-.com",
        ".ada@example.com",
        "ada.@example.com",
        "a..b@example.com",
        "a b@example.com",
        "a@b@example.com",
        "ada@example.com\u0000",
        "ada\n@example.com",
        "<ada@example.com>"
      })
  void whatIsNoneIsNone(String sent) {
    assertThat(EmailAddress.normalise(sent)).isEmpty();
  }

  @Test
  void itsLengthIsBounded() {
    String domain = "@" + "a.".repeat(120) + "com";
    assertThat(EmailAddress.normalise("abc" + domain)).isPresent();
    assertThat(EmailAddress.normalise("x".repeat(30) + domain)).isEmpty();
    assertThat(EmailAddress.normalise("x".repeat(64) + "@example.com")).isPresent();
    assertThat(EmailAddress.normalise("x".repeat(65) + "@example.com")).isEmpty();
  }

  @Test
  void hostileTextTakesNoTime() {
    String hostile = "a.".repeat(500_000) + "@" + "a-".repeat(500_000);
    Assertions.assertTimeout(
        Duration.ofSeconds(2), () -> assertThat(EmailAddress.normalise(hostile)).isEmpty());
  }
}
