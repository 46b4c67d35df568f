package dev.storehouse.shared.identity.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialHeadersTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "none, none, none",
        "Bearer ey, none, Bearer ey",
        "none, shk_a, Bearer shk_a",
        "Bearer shk_a, shk_a, Bearer shk_a",
        "Bearer shk_a, shk_b, ''",
        "Bearer ey, shk_a, ''",
        "'', shk_a, ''",
        "none, ey, ApiKey ey",
        "Bearer ey, ey, ''",
        "none, '', 'ApiKey '"
      })
  void sayTheSameAsOneAuthorization(String bearer, String apiKey, String expected) {
    assertThat(
            new CredentialHeaders(Optional.ofNullable(bearer), Optional.ofNullable(apiKey))
                .authorization())
        .isEqualTo(Optional.ofNullable(expected));
  }
}
