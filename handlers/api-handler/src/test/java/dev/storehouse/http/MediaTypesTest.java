package dev.storehouse.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.storehouse.shared.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypesTest {

  private static final List<String> SEVERAL =
      List.of("application/json", "application/x-ndjson", "text/csv");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "*/*",
        "application/*",
        "text/html, */*;q=0.1",
        "APPLICATION/JSON",
        "application/json;q=0.5",
        "application/problem+json",
        "",
        "text/html,application/json"
      })
  void acceptsJson(String accept) {
    assertThatCode(() -> MediaTypes.choose(withAccept(accept), List.of(MediaTypes.JSON)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html",
        "application/xml",
        "application/json;q=0",
        "*/*;q=0",
        "text/*",
        "application/json;q=0, */*",
        "application/json;q=x"
      })
  void doesNotAcceptJson(String accept) {
    assertThatCode(() -> MediaTypes.choose(withAccept(accept), List.of(MediaTypes.JSON)))
        .isInstanceOf(ProblemException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "*/*, application/json",
    "'', application/json",
    "text/csv, text/csv",
    "text/*, text/csv",
    "application/x-ndjson, application/x-ndjson",
    "application/*, application/json",
    "'text/csv;q=0.5, application/x-ndjson', application/x-ndjson",
    "'text/csv, application/json', application/json",
    "'application/json;q=0, */*', application/x-ndjson",
    "'TEXT/CSV;header=present', text/csv"
  })
  void ofSeveralTheOneTheClientLikesBest(String accept, String chosen) {
    assertThat(MediaTypes.choose(withAccept(accept), SEVERAL)).isEqualTo(chosen);
  }

  @Test
  void whatARouteCanAnswerInIsNamed() {
    assertThatCode(() -> MediaTypes.choose(withAccept("text/html"), SEVERAL))
        .hasMessageContaining("application/json, application/x-ndjson, text/csv");
  }

  @ParameterizedTest
  @CsvSource({
    "POST, application/json, true",
    "POST, Application/JSON; charset=UTF-8, true",
    "POST, 'application/json;charset=\"utf-8\"', true",
    "POST, application/json; charset=latin1, false",
    "POST, application/merge-patch+json, false",
    "PATCH, application/merge-patch+json, true",
    "PATCH, application/json, true",
    "POST, text/plain, false",
    "POST, application/x-www-form-urlencoded, false",
    "POST, '', false"
  })
  void bodies(Method method, String contentType, boolean good) {
    Request request = Requests.with(Requests.of(method, "/"), "content-type", contentType);
    if (good) {
      assertThatCode(() -> MediaTypes.requireJsonBody(request)).doesNotThrowAnyException();
    } else {
      assertThatCode(() -> MediaTypes.requireJsonBody(request))
          .isInstanceOf(ProblemException.class);
    }
  }

  private static Request withAccept(String accept) {
    return Requests.with(Requests.of(Method.GET, "/"), "accept", accept);
  }
}
