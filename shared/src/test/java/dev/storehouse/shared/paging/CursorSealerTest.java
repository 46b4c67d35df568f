package dev.storehouse.shared.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.storehouse.shared.problem.ProblemCode;
import dev.storehouse.shared.problem.ProblemException;
import dev.storehouse.shared.secret.KeyedHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorSealerTest {

  private final CursorSealer sealer = new CursorSealer(new KeyedHash(() -> "a secret"));
  private final Position position = new Position("prd_Ünïcode");

  @Test
  void opensWhatItSealed() {
    assertThat(sealer.open("products{}", sealer.seal("products{}", position))).isEqualTo(position);
  }

  @Test
  void isBoundToItsList() {
    String cursor = sealer.seal("orders of usr_1{}", position);
    assertRefused("orders of usr_2{}", cursor);
  }

  @Test
  void isBoundToItsSecret() {
    String foreign =
        new CursorSealer(new KeyedHash(() -> "another secret")).seal("products{}", position);
    assertRefused("products{}", foreign);
  }

  @Test
  void noticesEveryAlteredCharacter() {
    String cursor = sealer.seal("products{}", position);
    for (int i = 0; i < cursor.length(); i++) {
      char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
      assertRefused("products{}", cursor.substring(0, i) + other + cursor.substring(i + 1));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "%%%", "AAAAAAAAAAAAAAAAAAAAAAAA", "null", "=", "äöü"})
  void refusesRubbish(String cursor) {
    assertRefused("products{}", cursor);
  }

  private void assertRefused(String list, String cursor) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> sealer.open(list, cursor))
        .satisfies(e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.INVALID_CURSOR));
  }
}
