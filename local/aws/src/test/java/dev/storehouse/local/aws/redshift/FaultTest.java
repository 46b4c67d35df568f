package dev.storehouse.local.aws.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storehouse.local.aws.redshift.RedshiftFixture.Redshift;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.redshiftdata.model.ActiveStatementsExceededException;
import software.amazon.awssdk.services.redshiftdata.model.InternalServerException;
import software.amazon.awssdk.services.redshiftdata.model.RedshiftDataException;
import software.amazon.awssdk.services.redshiftdata.model.ResourceNotFoundException;
import software.amazon.awssdk.services.redshiftdata.model.SessionData;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;

@ExtendWith(RedshiftFixture.class)
class FaultTest {

  private final Redshift redshift;

  FaultTest(Redshift redshift) {
    this.redshift = redshift;
  }

  private void control(String method, String what, String body)
      throws IOException, InterruptedException {
    URI uri = redshift.port().endpoint().resolve("/_storehouse/redshift-data/" + what);
    try (HttpClient http = HttpClient.newHttpClient()) {
      var answer =
          http.send(
              HttpRequest.newBuilder(uri)
                  .timeout(Duration.ofSeconds(10))
                  .method(method, HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }
  }

  @AfterEach
  void endTroubles() throws Exception {
    control("PUT", "faults", "{}");
  }

  @Test
  void throttlesAndFails() throws Exception {
    control(
        "PUT", "faults", "{\"throttle\":{\"ListSessions\":100},\"fail\":{\"ListStatements\":100}}");

    assertThatThrownBy(() -> redshift.client().listSessions(request -> {}))
        .isInstanceOfSatisfying(
            RedshiftDataException.class,
            error -> assertThat(error.isThrottlingException()).isTrue());
    assertThatThrownBy(() -> redshift.client().listStatements(request -> {}))
        .isInstanceOf(InternalServerException.class);
  }

  @Test
  void losesTheAnswerButRunsTheStatement() throws Exception {
    String table = Redshift.name("lost");
    redshift.done("CREATE TABLE " + table + " (id int)");
    String token = UUID.randomUUID().toString();
    String insert = "INSERT INTO " + table + " VALUES (1)";
    control("PUT", "faults", "{\"drop\":{\"ExecuteStatement\":100}}");
    assertThatThrownBy(() -> redshift.submit(insert, request -> request.clientToken(token)))
        .isInstanceOf(SdkClientException.class);
    control("PUT", "faults", "{}");

    redshift.done(redshift.submit(insert, request -> request.clientToken(token)), insert);

    assertThat(redshift.rows("SELECT * FROM " + table)).hasSize(1);
  }

  @Test
  void staysInAState() throws Exception {
    control("PUT", "faults", "{\"delay_ms\":{\"PICKED\":60000}}");
    String id = redshift.submit("SELECT 1", request -> request.waitTimeSeconds(1));

    assertThat(redshift.client().describeStatement(request -> request.id(id)).status())
        .isEqualTo(StatusString.PICKED);
    control("POST", "abort", "{\"id\":\"" + id + "\"}");
    assertThat(redshift.end(id).status()).isEqualTo(StatusString.ABORTED);
  }

  @Test
  void reachesAQuota() throws Exception {
    control("PUT", "faults", "{\"active_statements\":0}");
    assertThatThrownBy(() -> redshift.submit("SELECT 1"))
        .isInstanceOf(ActiveStatementsExceededException.class);
  }

  @Test
  void tellsOfTheEnd() throws Exception {
    var events = new LinkedBlockingQueue<CompletionEvent>();
    String name = Redshift.name("told");
    redshift
        .engine()
        .listen(
            event -> {
              if (name.equals(event.detail().get("statementName"))) {
                events.add(event);
              }
            });
    control("PUT", "faults", "{\"event_copies\":2}");

    String id = redshift.submit("SELECT 1", request -> request.withEvent(true).statementName(name));

    CompletionEvent first = events.poll(10, TimeUnit.SECONDS);
    assertThat(first).isNotNull();
    assertThat(first.detail())
        .containsEntry("statementId", id)
        .containsEntry("state", "FINISHED")
        .containsEntry("rows", 1L);
    assertThat(events.poll(10, TimeUnit.SECONDS)).isEqualTo(first);
  }

  @Test
  void forgetsAfterADay() throws Exception {
    String id = redshift.done("SELECT 1");
    control("POST", "clock", "{\"advance_seconds\":86401}");

    assertThatThrownBy(() -> redshift.client().getStatementResult(request -> request.id(id)))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void forgetsAClientTokenAfterEightHours() throws Exception {
    String token = Redshift.name("token");
    String first = redshift.submit("SELECT 1", request -> request.clientToken(token));
    redshift.done(first, "the first");
    control("POST", "clock", "{\"advance_seconds\":28700}");
    assertThat(redshift.submit("SELECT 1", request -> request.clientToken(token))).isEqualTo(first);

    control("POST", "clock", "{\"advance_seconds\":101}");

    assertThat(redshift.submit("SELECT 1", request -> request.clientToken(token)))
        .isNotEqualTo(first);
  }

  @Test
  void closesASessionWhoseTimeIsOver() throws Exception {
    String id = redshift.submit("SELECT 1", request -> request.sessionKeepAliveSeconds(60));
    String session = redshift.end(id).sessionId();
    control("POST", "clock", "{\"advance_seconds\":61}");

    assertThatThrownBy(
            () ->
                redshift
                    .client()
                    .executeStatement(request -> request.sql("SELECT 1").sessionId(session)))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThat(redshift.client().listSessions(request -> request.sessionId(session)).sessions())
        .extracting(SessionData::statusAsString)
        .containsExactly("CLOSED");
  }
}
