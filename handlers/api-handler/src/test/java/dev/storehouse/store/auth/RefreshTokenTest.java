package dev.storehouse.store.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RefreshTokenTest {

  private static final String LOGIN = "lgn_06h5k2x9v3s8q0c1m7r4t2w6zy";

  @Test
  void aTokenReadsBack() {
    RefreshToken token = RefreshToken.next(LOGIN);
    assertThat(RefreshToken.parse(token.format())).contains(token);
    assertThat(token.format()).hasSize(4 + LOGIN.length() + 1 + 43);
    assertThat(token.hash()).matches("[0-9a-f]{64}");
  }

  @Test
  void noTwoAreAlike() {
    assertThat(RefreshToken.next(LOGIN).hash()).isNotEqualTo(RefreshToken.next(LOGIN).hash());
  }

  @Test
  void itsSecretIsNotPrinted() {
    RefreshToken token = RefreshToken.next(LOGIN);
    assertThat(token.toString()).doesNotContain(token.secret());
  }

  @Test
  void anythingElseIsNone() {
    String good = RefreshToken.next(LOGIN).format();
    assertThat(RefreshToken.parse(good + "A")).isEmpty();
    assertThat(RefreshToken.parse(good.substring(1))).isEmpty();
    assertThat(RefreshToken.parse(good.replace("lgn_", "usr_"))).isEmpty();
    assertThat(RefreshToken.parse("")).isEmpty();
  }
}
