package dev.storehouse.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.storehouse.shared.problem.ProblemCode;
import dev.storehouse.shared.problem.ProblemException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreconditionsTest {

  private static final Request GET = Requests.of(Method.GET, "/");

  @ParameterizedTest
  @ValueSource(strings = {"\"7\"", "*", "\"1\", \"7\"", "\"7\" ,\"8\""})
  void letsTheVersionSeenPass(String ifMatch) {
    Preconditions.requireMatch(Requests.with(GET, "if-match", ifMatch), 7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"8\"", "7", "W/\"7\"", "\"\"", "", "\"77\""})
  void refusesOtherVersions(String ifMatch) {
    ProblemException refused =
        catchThrowableOfType(
            ProblemException.class,
            () -> Preconditions.requireMatch(Requests.with(GET, "if-match", ifMatch), 7));
    assertThat(refused.problem().code()).isEqualTo(ProblemCode.PRECONDITION_FAILED);
  }

  @Test
  void wantsToKnowTheVersion() {
    ProblemException refused =
        catchThrowableOfType(ProblemException.class, () -> Preconditions.requireMatch(GET, 7));
    assertThat(refused.problem().code()).isEqualTo(ProblemCode.PRECONDITION_REQUIRED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"7\"", "W/\"7\"", "*", "\"6\", \"7\""})
  void doesNotSendWhatTheClientHas(String ifNoneMatch) {
    Response response =
        Preconditions.respond(Requests.with(GET, "if-none-match", ifNoneMatch), 7, Map.of());
    assertThat(response.status()).isEqualTo(304);
    assertThat(response.body()).isEmpty();
    assertThat(response.headers()).containsEntry("ETag", "\"7\"");
  }

  @Test
  void sendsWhatItDoesNotHave() {
    Response response =
        Preconditions.respond(Requests.with(GET, "if-none-match", "\"6\""), 7, Map.of());
    assertThat(response.status()).isEqualTo(200);
  }
}
