package dev.storehouse.shared.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  @Test
  void keepsEveryDigit() throws JsonSyntaxException {
    Map<String, Object> read =
        Json.readObject("{\"a\":0.10,\"b\":12345678901234567890,\"c\":9007199254740993}");
    assertThat(read)
        .containsEntry("a", new BigDecimal("0.10"))
        .containsEntry("b", new BigInteger("12345678901234567890"))
        .containsEntry("c", 9007199254740993L);
    assertThat(Json.write(read))
        .isEqualTo("{\"a\":0.10,\"b\":12345678901234567890,\"c\":9007199254740993}");
  }

  @Test
  void keepsNullsAndNesting() throws JsonSyntaxException {
    String text = "{\"a\":null,\"b\":[1,{\"c\":true}],\"d\":\"\"}";
    assertThat(Json.write(Json.readObject(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{\"a\":1,\"a\":2}",
        "{} {}",
        "{}x",
        "[1",
        "{\"a\":01}",
        "{\"a\":NaN}",
        "{'a':1}",
        "{\"a\":1e99999999999}",
        "\u0000",
        "{\"a\":\"\u0001\"}",
        "// c\n{}"
      })
  void refusesWhatIsNotExactlyOneValue(String text) {
    assertThatExceptionOfType(JsonSyntaxException.class).isThrownBy(() -> Json.read(text));
  }

  @Test
  void refusesDepthAndLongNumbers() {
    String deep = "[".repeat(Json.MAX_DEPTH + 1) + "]".repeat(Json.MAX_DEPTH + 1);
    String exact = "[".repeat(Json.MAX_DEPTH) + "]".repeat(Json.MAX_DEPTH);
    assertThatExceptionOfType(JsonSyntaxException.class).isThrownBy(() -> Json.read(deep));
    assertThatCode(() -> Json.read(exact)).doesNotThrowAnyException();
    assertThatExceptionOfType(JsonSyntaxException.class)
        .isThrownBy(() -> Json.read("1".repeat(Json.MAX_NUMBER_LENGTH + 1)));
  }

  @Test
  void saysWhereButNotWhatTheTextWas() {
    assertThatExceptionOfType(JsonSyntaxException.class)
        .isThrownBy(() -> Json.read("{\n  \"password\": hunter2 }"))
        .withMessageContaining("line 2")
        .withMessageNotContaining("hunter2");
  }
}
