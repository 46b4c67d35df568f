package dev.storehouse.local.aws.redshift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.aws.redshift.RedshiftFixture.Redshift;
import dev.storehouse.local.aws.redshift.bulk.S3Location;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.ExecutionMode;
import software.amazon.awssdk.services.redshiftdata.model.Field;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;

/** What a session, or the later statements of a batch, can ask about a COPY. */
@ExtendWith(RedshiftFixture.class)
class LastCopyTest {

  private static final String ASK = "SELECT pg_last_copy_id(), pg_last_copy_count()";

  private final Redshift redshift;
  private final String table = Redshift.name("last");

  LastCopyTest(Redshift redshift) {
    this.redshift = redshift;
  }

  @BeforeEach
  void make() {
    redshift.done("CREATE TABLE %s (id int)".formatted(table));
    put("good", "1\n2\n3\n");
    put("bad", "4\nx\n");
  }

  private void put(String name, String text) {
    redshift
        .objects()
        .put(
            new S3Location("bulk", "last/" + table + "/" + name),
            text.getBytes(StandardCharsets.UTF_8));
  }

  private String copy(String name, String options) {
    return "COPY %1$s FROM 's3://bulk/last/%1$s/%2$s' IAM_ROLE DEFAULT CSV %3$s"
        .formatted(table, name, options);
  }

  @Test
  void laterStatementsOfABatchAskWhatACopyLoaded() {
    String id = batch(copy("bad", "MAXERROR 5"), ASK, "SELECT 1");
    DescribeStatementResponse end = redshift.end(id);

    assertThat(end.status()).as(end.error()).isEqualTo(StatusString.FINISHED);
    assertThat(end.subStatements().getFirst().resultRows()).isEqualTo(1);
    long query = end.subStatements().getFirst().redshiftQueryId();
    assertThat(numbers(id + ":2")).containsExactly(query, 1L);
  }

  @Test
  void theErrorsOfACopyAreReadInItsBatchByItsNumber() {
    String id =
        batch(
            copy("bad", "MAXERROR 5"),
            "SELECT count(*) FROM sys_load_error_detail WHERE query_id = pg_last_copy_id()",
            "SELECT line_number FROM stl_load_errors WHERE query = pg_last_copy_id()");
    redshift.done(id, "batch");

    assertThat(numbers(id + ":2")).containsExactly(1L);
    assertThat(numbers(id + ":3")).containsExactly(2L);
  }

  @Test
  void aBatchThatFailsLoadsNothing() {
    DescribeStatementResponse end = redshift.end(batch(copy("good", ""), "SELECT nothing"));

    assertThat(end.status()).isEqualTo(StatusString.FAILED);
    assertThat(redshift.rows("SELECT id FROM " + table)).isEmpty();
  }

  @Test
  void aSessionKnowsItsLastCopyAlsoOneThatFailed() {
    String session = redshift.open("SELECT 1");
    assertThat(numbers(within(session, ASK))).containsExactly(-1L, 0L);
    DescribeStatementResponse good = redshift.end(within(session, copy("good", "")));
    assertThat(numbers(within(session, ASK))).containsExactly(good.redshiftQueryId(), 3L);
    assertThat(redshift.end(within(session, copy("missing", ""))).status())
        .isEqualTo(StatusString.FAILED);
    assertThat(numbers(within(session, ASK))).containsExactly(good.redshiftQueryId(), 3L);
    DescribeStatementResponse bad = redshift.end(within(session, copy("bad", "")));
    assertThat(bad.status()).isEqualTo(StatusString.FAILED);
    assertThat(numbers(within(session, ASK))).containsExactly(bad.redshiftQueryId(), 0L);
  }

  @Test
  void aCopyThatIsRolledBackIsNotTheLast() {
    String session = redshift.open("SELECT 1");
    redshift.done(within(session, "BEGIN"), "begin");
    redshift.done(within(session, copy("good", "")), "copy");
    redshift.done(within(session, "ROLLBACK"), "rollback");

    assertThat(numbers(within(session, ASK))).containsExactly(-1L, 0L);
  }

  @Test
  void noOtherSessionKnowsIt() {
    redshift.done(copy("good", ""));

    assertThat(numbers(redshift.done(ASK))).containsExactly(-1L, 0L);
  }

  private String batch(String... sqls) {
    return redshift
        .client()
        .batchExecuteStatement(
            request ->
                request
                    .workgroupName("storehouse")
                    .database("dev")
                    .sqls(sqls)
                    .executionMode(ExecutionMode.TRANSACTION)
                    .waitTimeSeconds(30))
        .id();
  }

  private String within(String session, String sql) {
    return redshift
        .client()
        .executeStatement(request -> request.sessionId(session).sql(sql).waitTimeSeconds(30))
        .id();
  }

  private List<Long> numbers(String id) {
    return redshift
        .client()
        .getStatementResult(request -> request.id(id).waitTimeSeconds(30))
        .records()
        .getFirst()
        .stream()
        .map(Field::longValue)
        .toList();
  }
}
