package dev.storehouse.http;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.storehouse.shared.problem.ProblemException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypesTest {

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
    assertThatCode(() -> MediaTypes.requireJsonAccepted(withAccept(accept)))
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
    assertThatCode(() -> MediaTypes.requireJsonAccepted(withAccept(accept)))
        .isInstanceOf(ProblemException.class);
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
