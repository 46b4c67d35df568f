package dev.storehouse.query.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierTest {

  @Test
  void namesAreQuoted() {
    assertThat(Identifier.quoted("order", "user")).isEqualTo("\"order\".\"user\"");
    assertThat(Identifier.literal("a_1")).isEqualTo("'a_1'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "1a", "a\"b", "a'b", "a b", "a\n", "ä", "a;b", "a\\"})
  void whatCouldEndAQuotationIsNoName(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Identifier.quoted(text));
    assertThatIllegalArgumentException().isThrownBy(() -> Identifier.literal(text));
  }

  @Test
  void namesHaveSixtyThreeCharactersAtTheMost() {
    assertThat(Identifier.quoted("a".repeat(63))).hasSize(65);
    assertThatIllegalArgumentException().isThrownBy(() -> Identifier.quoted("a".repeat(64)));
  }
}
