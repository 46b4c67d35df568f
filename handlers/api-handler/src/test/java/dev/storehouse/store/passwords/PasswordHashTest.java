package dev.storehouse.store.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {

  /** Made by the reference implementation: github.com/P-H-C/phc-winner-argon2, src/test.c. */
  private static final String REFERENCE =
      "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ" + "$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

  private static final byte[] SALT = "somesalt".getBytes(StandardCharsets.US_ASCII);

  @Test
  void theReferenceImplementationAgrees() {
    Argon2id cost = new Argon2id(256, 2, 1);
    assertThat(PasswordHash.compute(cost, "password", SALT, 32).format()).isEqualTo(REFERENCE);
    assertThat(PasswordHash.parse(REFERENCE).isOf("password")).isTrue();
    assertThat(PasswordHash.parse(REFERENCE).isOf("Password")).isFalse();
  }

  @Test
  void accentsCountHoweverTheyAreTyped() {
    Argon2id cost = new Argon2id(256, 1, 1);
    PasswordHash composed = PasswordHash.compute(cost, "caf\u00e9 au lait", SALT, 32);
    assertThat(composed.isOf("cafe\u0301 au lait")).isTrue();
    assertThat(composed.isOf("cafe au lait")).isFalse();
  }

  @Test
  void nobodyHasNoPassword() {
    assertThat(PasswordHash.ofNobody(new Argon2id(256, 1, 1), 16, 32).isOf("")).isFalse();
  }

  @Test
  void cheaperHashesAreOutdated() {
    assertThat(PasswordHash.parse(REFERENCE).isBelow(Argon2id.CURRENT)).isTrue();
    assertThat(PasswordHash.parse(REFERENCE).isBelow(new Argon2id(256, 2, 1))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=16$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=9999999,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=256,t=999,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=256,t=2,p=1$c2FsdA$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65"
      })
  void whatIsNoSoundHashIsRefusedUnquoted(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PasswordHash.parse(text))
        .withMessageNotContaining("nf65");
  }
}
