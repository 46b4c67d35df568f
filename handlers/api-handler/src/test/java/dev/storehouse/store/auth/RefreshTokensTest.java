package dev.storehouse.store.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.shared.secret.KeyedHash;
import org.junit.jupiter.api.Test;

class RefreshTokensTest {

  private static final String LOGIN = "lgn_06h5k2x9v3s8q0c1m7r4t2w6zy";

  private final RefreshTokens tokens = new RefreshTokens(new KeyedHash(() -> "a secret"));

  @Test
  void aTokenReadsBack() {
    RefreshToken token = tokens.next(LOGIN);
    assertThat(tokens.read(token.format())).contains(token);
    assertThat(token.format()).hasSize(4 + LOGIN.length() + 1 + 43 + 16);
    assertThat(token.hash()).matches("[0-9a-f]{64}");
  }

  @Test
  void noTwoAreAlike() {
    assertThat(tokens.next(LOGIN).hash()).isNotEqualTo(tokens.next(LOGIN).hash());
  }

  @Test
  void itsSecretIsNotPrinted() {
    RefreshToken token = tokens.next(LOGIN);
    assertThat(token.toString()).doesNotContain(token.secret());
  }

  @Test
  void anythingElseIsNone() {
    String good = tokens.next(LOGIN).format();
    assertThat(tokens.read(good + "A")).isEmpty();
    assertThat(tokens.read(good.substring(1))).isEmpty();
    assertThat(tokens.read(good.replace("lgn_", "usr_"))).isEmpty();
    assertThat(tokens.read("")).isEmpty();
  }

  @Test
  void whoKnowsTheLoginCannotMakeUpAToken() {
    RefreshToken token = tokens.next(LOGIN);
    String made = "shr_" + LOGIN + "_" + tokens.next(LOGIN).secret() + token.seal();
    assertThat(tokens.read(made)).isEmpty();
    String foreign = new RefreshTokens(new KeyedHash(() -> "another")).next(LOGIN).format();
    assertThat(tokens.read(foreign)).isEmpty();
  }
}
