package dev.storehouse.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import dev.storehouse.shared.problem.FieldError;
import dev.storehouse.shared.problem.Problem;
import dev.storehouse.shared.problem.ProblemCode;
import dev.storehouse.shared.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {

  @Test
  void readsWhatIsRight() {
    JsonBody body = JsonBody.of(Requests.json("{\"name\":\"  Desk \",\"n\":3.0,\"p\":\"1.50\"}"));
    assertThat(body.text("name", TextRule.line(1, 10))).isEqualTo("Desk");
    assertThat(body.integer("n", 1, 5)).isEqualTo(3);
    assertThat(body.decimal("p")).isEqualByComparingTo("1.5");
    assertThat(body.optionalText("absent", TextRule.line(1, 10))).isEmpty();
    body.check();
  }

  @Test
  void tellsEverythingAtOnce() {
    JsonBody body =
        JsonBody.of(Requests.json("{\"name\":\"\",\"n\":9,\"items\":[{\"q\":\"x\"},7]}"));
    body.text("name", TextRule.line(1, 10));
    body.integer("n", 1, 5);
    body.decimal("p");
    body.objects("items", 1, 5).forEach(item -> item.integer("q", 1, 5));
    Problem problem = refused(body);
    assertThat(problem.code()).isEqualTo(ProblemCode.VALIDATION_FAILED);
    assertThat(problem.errors())
        .extracting(FieldError::field, FieldError::code)
        .containsExactlyInAnyOrder(
            tuple("name", "TOO_SHORT"),
            tuple("n", "OUT_OF_RANGE"),
            tuple("p", "REQUIRED"),
            tuple("items[1]", "WRONG_TYPE"),
            tuple("items[0].q", "WRONG_TYPE"));
  }

  @Test
  void unknownFieldsAreRefusedAtEveryDepth() {
    JsonBody body = JsonBody.of(Requests.json("{\"a\":1,\"items\":[{\"b\":1}]}"));
    body.objects("items", 1, 5);
    Problem problem = refused(body);
    assertThat(problem.code()).isEqualTo(ProblemCode.UNKNOWN_FIELD);
    assertThat(problem.errors()).extracting(FieldError::field).containsExactly("a", "items[0].b");
  }

  @Test
  void readOnlyFieldsAreRefused() {
    JsonBody body = JsonBody.of(Requests.json("{\"version\":null}"));
    body.readOnly("version");
    assertThat(refused(body).code()).isEqualTo(ProblemCode.READ_ONLY_FIELD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e400",
        "-1e400",
        "100e2147483647",
        "1e-2147483647",
        "1.5",
        "99999999999999999999",
        "\"3\"",
        "true",
        "[]",
        "{}",
        "0"
      })
  void notAWholeNumberInBounds(String json) {
    JsonBody body = JsonBody.of(Requests.json("{\"n\":" + json + "}"));
    body.integer("n", 1, 5);
    assertThat(refused(body).errors()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"\\ud800\"', INVALID_FORMAT",
    "'\"a\\u0000b\"', INVALID_FORMAT",
    "'\"a\\nb\"', INVALID_FORMAT",
    "'\"   \"', TOO_SHORT",
    "'\"12345678901\"', TOO_LONG",
    "'12', WRONG_TYPE"
  })
  void textsThatCannotBeKept(String json, String code) {
    JsonBody body = JsonBody.of(Requests.json("{\"name\":" + json + "}"));
    body.text("name", TextRule.line(1, 10));
    assertThat(refused(body).errors()).extracting(FieldError::code).containsExactly(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"1,5\"", "\"\"", "\"1e3\"", "\"0x1\"", "true", "\"NaN\"", "\" 1\""})
  void notADecimal(String json) {
    JsonBody body = JsonBody.of(Requests.json("{\"p\":" + json + "}"));
    body.decimal("p");
    assertThat(refused(body).errors()).extracting(FieldError::code).containsExactly("WRONG_TYPE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "1", "null", "\"x\"", "{\"a\":1,}", "{\"a\":1,\"a\":1}"})
  void onlyObjectsAreBodies(String json) {
    ProblemException refused =
        catchThrowableOfType(ProblemException.class, () -> JsonBody.of(Requests.json(json)));
    assertThat(refused.problem().code()).isEqualTo(ProblemCode.MALFORMED_JSON);
  }

  private static Problem refused(JsonBody body) {
    return catchThrowableOfType(ProblemException.class, body::check).problem();
  }
}
