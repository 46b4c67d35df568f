package dev.storehouse.local.aws.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storehouse.local.aws.redshift.RedshiftFixture.Redshift;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.redshiftdata.model.ExecutionMode;
import software.amazon.awssdk.services.redshiftdata.model.ResourceNotFoundException;
import software.amazon.awssdk.services.redshiftdata.model.SessionData;
import software.amazon.awssdk.services.redshiftdata.model.SessionStatusString;
import software.amazon.awssdk.services.redshiftdata.model.StatementStatusString;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;
import software.amazon.awssdk.services.redshiftdata.model.SubStatementData;
import software.amazon.awssdk.services.redshiftdata.model.ValidationException;

@ExtendWith(RedshiftFixture.class)
class BatchAndSessionTest {

  private static final String MINE = "CREATE TEMP TABLE mine AS SELECT 7 AS seven";

  private final Redshift redshift;

  BatchAndSessionTest(Redshift redshift) {
    this.redshift = redshift;
  }

  private String batch(ExecutionMode mode, String... sqls) {
    return redshift
        .client()
        .batchExecuteStatement(
            request ->
                request
                    .workgroupName("storehouse")
                    .database("dev")
                    .sqls(sqls)
                    .executionMode(mode)
                    .waitTimeSeconds(30))
        .id();
  }

  private long count(String table) {
    return redshift.rows("SELECT count(*) FROM " + table).getFirst().getFirst().longValue();
  }

  @Test
  void givesTheResultOfEachStatement() {
    String id = batch(ExecutionMode.TRANSACTION, "SELECT 1", "SELECT 'b'", "SELECT 3");
    var end = redshift.end(id);

    assertThat(end.status()).isEqualTo(StatusString.FINISHED);
    assertThat(end.executionMode()).isEqualTo(ExecutionMode.TRANSACTION);
    assertThat(end.subStatements())
        .extracting(SubStatementData::id)
        .containsExactly(id + ":1", id + ":2", id + ":3");
    assertThat(
            redshift
                .client()
                .getStatementResult(request -> request.id(id + ":2"))
                .records()
                .getFirst()
                .getFirst()
                .stringValue())
        .isEqualTo("b");
    assertThatThrownBy(() -> redshift.client().getStatementResult(request -> request.id(id)))
        .isInstanceOf(ValidationException.class);
  }

  @Test
  void undoesATransactionThatFails() {
    String table = Redshift.name("undone");
    redshift.done("CREATE TABLE " + table + " (id int)");
    String insert = "INSERT INTO " + table + " VALUES (1)";

    var end = redshift.end(batch(ExecutionMode.TRANSACTION, insert, "SELECT nothing", insert));

    assertThat(end.status()).isEqualTo(StatusString.FAILED);
    assertThat(end.error()).startsWith("Query #2 failed with ERROR: column \"nothing\"");
    assertThat(end.subStatements())
        .extracting(SubStatementData::status)
        .containsExactly(
            StatementStatusString.FINISHED,
            StatementStatusString.FAILED,
            StatementStatusString.ABORTED);
    assertThat(count(table)).isZero();
  }

  @Test
  void keepsWhatSucceedsWithAutoCommit() {
    String table = Redshift.name("kept");
    redshift.done("CREATE TABLE " + table + " (id int)");
    String insert = "INSERT INTO " + table + " VALUES (1)";

    var end = redshift.end(batch(ExecutionMode.AUTO_COMMIT, insert, "SELECT nothing", insert));

    assertThat(end.status()).isEqualTo(StatusString.FAILED);
    assertThat(end.subStatements())
        .extracting(SubStatementData::status)
        .containsExactly(
            StatementStatusString.FINISHED,
            StatementStatusString.FAILED,
            StatementStatusString.FINISHED);
    assertThat(count(table)).isEqualTo(2);
  }

  @Test
  void takesFortyStatementsAtMost() {
    String[] sqls = Collections.nCopies(41, "SELECT 1").toArray(String[]::new);
    assertThatThrownBy(() -> batch(ExecutionMode.TRANSACTION, sqls))
        .isInstanceOf(ValidationException.class);
  }

  private List<SessionData> sessions(String id) {
    return redshift.client().listSessions(request -> request.sessionId(id)).sessions();
  }

  private String within(String session, String sql) {
    return redshift.client().executeStatement(request -> request.sessionId(session).sql(sql)).id();
  }

  @Test
  void keepsTheStateOfASession() {
    String session = redshift.open(MINE);
    String id = redshift.done(within(session, "SELECT seven FROM mine"), "select");

    assertThat(redshift.client().getStatementResult(request -> request.id(id)).records())
        .hasSize(1);
    assertThat(sessions(session).getFirst().status()).isEqualTo(SessionStatusString.AVAILABLE);
    assertThat(redshift.run("SELECT seven FROM mine").status()).isEqualTo(StatusString.FAILED);
  }

  @Test
  void runsOneStatementAtATime() {
    String session = redshift.open(MINE);
    String busy = within(session, "SELECT pg_sleep(20)");

    assertThatThrownBy(() -> within(session, "SELECT 1"))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("busy");
    assertThat(sessions(session))
        .singleElement()
        .satisfies(
            data -> {
              assertThat(data.status()).isEqualTo(SessionStatusString.BUSY);
              assertThat(data.currentStatementId()).isEqualTo(busy);
            });
    redshift.client().cancelStatement(request -> request.id(busy));
    redshift.done(within(session, "SELECT seven FROM mine"), "after the cancellation");
  }

  @Test
  void keepsATransactionOpenBetweenStatements() {
    String table = Redshift.name("open");
    redshift.done("CREATE TABLE " + table + " (id int)");
    String session = redshift.open(MINE);
    redshift.done(within(session, "BEGIN"), "begin");
    redshift.done(within(session, "INSERT INTO " + table + " VALUES (1)"), "insert");
    redshift.done(within(session, "SELECT * FROM " + table), "select");
    assertThat(count(table)).isZero();
    redshift.done(within(session, "COMMIT"), "commit");

    assertThat(count(table)).isEqualTo(1);
  }

  @Test
  void endsTheOpenTransactionOfASessionWithABatch() {
    String table = Redshift.name("outer");
    redshift.done("CREATE TABLE " + table + " (id int)");
    String insert = "INSERT INTO " + table + " VALUES (1)";
    String session = redshift.open(MINE);
    redshift.done(within(session, "BEGIN"), "begin");
    redshift.done(within(session, insert), "insert");
    redshift.end(batchWithin(session, insert, "SELECT nothing"));
    assertThat(count(table)).isZero();
    redshift.done(within(session, "BEGIN"), "begin again");
    redshift.done(within(session, insert), "insert again");
    redshift.done(batchWithin(session, insert), "batch");

    assertThat(count(table)).isEqualTo(2);
  }

  private String batchWithin(String session, String... sqls) {
    return redshift
        .client()
        .batchExecuteStatement(request -> request.sessionId(session).sqls(sqls))
        .id();
  }

  @Test
  void knowsNoOtherSession() {
    assertThatThrownBy(() -> within(UUID.randomUUID().toString(), "SELECT 1"))
        .isInstanceOf(ResourceNotFoundException.class);
  }
}
