package dev.storehouse.local.aws.redshift.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProvenPasswordsTest {

  private static final byte[] SALT = "a salt of a kind".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] OTHER = "another one of it".getBytes(StandardCharsets.US_ASCII);

  private final ProvenPasswords passwords = new ProvenPasswords();

  @Test
  void aPasswordIsRightEachTimeAndAnotherNever() {
    String verifier = ScramPassword.verifier("right", SALT, 1);
    for (int attempt = 0; attempt < 2; attempt++) {
      assertThat(passwords.matches(verifier, "right")).isTrue();
      assertThat(passwords.matches(verifier, "wrong")).isFalse();
    }
  }

  @Test
  void aPasswordThatWasRightIsWrongOnceThereIsAnother() {
    assertThat(passwords.matches(ScramPassword.verifier("old", SALT, 1), "old")).isTrue();
    assertThat(passwords.matches(ScramPassword.verifier("new", OTHER, 1), "old")).isFalse();
  }
}
