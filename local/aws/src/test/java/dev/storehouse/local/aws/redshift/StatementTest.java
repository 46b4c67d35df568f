package dev.storehouse.local.aws.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.storehouse.local.aws.redshift.RedshiftFixture.Redshift;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.redshiftdata.model.ColumnMetadata;
import software.amazon.awssdk.services.redshiftdata.model.Field;
import software.amazon.awssdk.services.redshiftdata.model.ResourceNotFoundException;
import software.amazon.awssdk.services.redshiftdata.model.ResultFormatString;
import software.amazon.awssdk.services.redshiftdata.model.SqlParameter;
import software.amazon.awssdk.services.redshiftdata.model.StatementStatusString;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;
import software.amazon.awssdk.services.redshiftdata.model.ValidationException;

@ExtendWith(RedshiftFixture.class)
class StatementTest {

  private final Redshift redshift;

  StatementTest(Redshift redshift) {
    this.redshift = redshift;
  }

  @Test
  void answersWithinTheWait() {
    var answer =
        redshift
            .client()
            .executeStatement(
                request ->
                    request
                        .workgroupName("storehouse")
                        .database("dev")
                        .sql("SELECT 1 AS one")
                        .waitTimeSeconds(30));

    assertThat(answer.status()).isEqualTo(StatementStatusString.FINISHED);
    assertThat(answer.workgroupName()).isEqualTo("storehouse");
    assertThat(answer.clusterIdentifier()).isNull();
    assertThat(answer.redshiftPid()).isPositive();
    var result = redshift.client().getStatementResult(request -> request.id(answer.id()));
    assertThat(result.totalNumRows()).isEqualTo(1);
    assertThat(result.records()).containsExactly(List.of(Field.fromLongValue(1L)));
  }

  @Test
  void describesWhatWasRun() {
    var end = redshift.run("SELECT 1 WHERE false");

    assertThat(end.status()).isEqualTo(StatusString.FINISHED);
    assertThat(end.hasResultSet()).isTrue();
    assertThat(end.resultRows()).isZero();
    assertThat(end.duration()).isPositive();
    assertThat(end.queryString()).isEqualTo("SELECT 1 WHERE false");
    assertThat(end.redshiftQueryId()).isPositive();
    assertThat(end.updatedAt()).isAfterOrEqualTo(end.createdAt());
  }

  @Test
  void tellsAnErrorWithItsPosition() {
    var end = redshift.run("SELECT NVL(1, 2), 'a\\'b' AS t FROM nowhere");

    assertThat(end.status()).isEqualTo(StatusString.FAILED);
    assertThat(end.error()).isEqualTo("ERROR: relation \"nowhere\" does not exist\n  Position: 36");
    assertThat(end.hasResultSet()).isFalse();
    assertThat(end.resultRows()).isEqualTo(-1);
  }

  @Test
  void countsTheRowsItAffects() {
    String table = Redshift.name("counted");
    redshift.done("CREATE TABLE " + table + " (id int DISTKEY ENCODE az64) SORTKEY(id)");

    var end = redshift.run("INSERT INTO " + table + " VALUES (1), (2), (3)");

    assertThat(end.resultRows()).isEqualTo(3);
    assertThat(end.hasResultSet()).isFalse();
  }

  @Test
  void givesEachTypeItsMember() {
    String id =
        redshift.done(
            """
            SELECT 1::int2, 2::int4, 3::int8, 1.5::float4, 2.5::float8, 1.10::numeric(10,2), true,
              'a'::varchar(7), 'b'::char(3), date '2022-02-22', time '10:11:12',
              timestamp '2022-02-22', timestamptz '2022-02-22 00:00:00+00', NULL::int, '',
              json_parse('{"a":1}')
            """);
    var result = redshift.client().getStatementResult(request -> request.id(id));

    assertThat(result.records().getFirst())
        .containsExactly(
            Field.fromLongValue(1L),
            Field.fromLongValue(2L),
            Field.fromLongValue(3L),
            Field.fromDoubleValue(1.5),
            Field.fromDoubleValue(2.5),
            Field.fromStringValue("1.10"),
            Field.fromBooleanValue(true),
            Field.fromStringValue("a"),
            Field.fromStringValue("b  "),
            Field.fromStringValue("2022-02-22"),
            Field.fromStringValue("10:11:12"),
            Field.fromStringValue("2022-02-22 00:00:00.0"),
            Field.fromStringValue("2022-02-22 00:00:00.0"),
            Field.fromIsNull(true),
            Field.fromStringValue(""),
            Field.fromStringValue("{\"a\":1}"));
    assertThat(result.columnMetadata())
        .extracting(
            ColumnMetadata::typeName,
            ColumnMetadata::precision,
            ColumnMetadata::scale,
            ColumnMetadata::isSigned,
            ColumnMetadata::isCaseSensitive)
        .startsWith(
            tuple("int2", 5, 0, true, false),
            tuple("int4", 10, 0, true, false),
            tuple("int8", 19, 0, true, false),
            tuple("float4", 8, 8, true, false),
            tuple("float8", 17, 17, true, false),
            tuple("numeric", 10, 2, true, false),
            tuple("bool", 1, 0, false, false),
            tuple("varchar", 7, 0, false, true),
            tuple("bpchar", 3, 0, false, true),
            tuple("date", 13, 0, false, false),
            tuple("time", 15, 6, false, false),
            tuple("timestamp", 29, 6, false, false),
            tuple("timestamptz", 35, 6, false, false));
  }

  @Test
  void pagesALargeResult() {
    String id = redshift.done("SELECT i, 'row ' || i AS text FROM generate_series(1, 100000) i");

    long[] expected = {1};
    redshift.client().getStatementResultPaginator(request -> request.id(id)).stream()
        .peek(page -> assertThat(page.totalNumRows()).isEqualTo(100_000))
        .flatMap(page -> page.records().stream())
        .forEach(row -> assertThat(row.getFirst().longValue()).isEqualTo(expected[0]++));
    assertThat(expected[0]).isEqualTo(100_001);
  }

  @Test
  void givesCsvWhereItWasAskedFor() {
    String id =
        redshift.submit(
            "SELECT 1, 'a\"b,c', NULL, ''",
            request -> request.resultFormat(ResultFormatString.CSV));
    redshift.done(id, "csv");

    var result = redshift.client().getStatementResultV2(request -> request.id(id));
    assertThat(result.records().getFirst().csvRecords()).isEqualTo("1,\"a\"\"b,c\",,\"\"\n");
    assertThat(result.resultFormat()).isEqualTo(ResultFormatString.CSV);
    assertThatThrownBy(() -> redshift.client().getStatementResult(request -> request.id(id)))
        .isInstanceOf(ValidationException.class);
  }

  @Test
  void bindsNamedParameters() {
    String id =
        redshift.submit(
            """
            SELECT :a::int + 1, ':a', /* :a */ :b || :b, '1'::int -- :a
            WHERE 5 = :five
            """,
            request ->
                request.parameters(
                    parameter("a", "41"), parameter("b", "x'"), parameter("five", "5")));
    redshift.done(id, "parameters");

    assertThat(redshift.client().getStatementResult(request -> request.id(id)).records())
        .containsExactly(
            List.of(
                Field.fromLongValue(42L),
                Field.fromStringValue(":a"),
                Field.fromStringValue("x'x'"),
                Field.fromLongValue(1L)));
  }

  private static SqlParameter parameter(String name, String value) {
    return SqlParameter.builder().name(name).value(value).build();
  }

  @Test
  void runsOnceForOneClientToken() {
    String table = Redshift.name("once");
    redshift.done("CREATE TABLE " + table + " (id int)");
    String token = UUID.randomUUID().toString();
    var ids = ConcurrentHashMap.<String>newKeySet();

    IntStream.range(0, 16)
        .parallel()
        .forEach(
            i ->
                ids.add(
                    redshift.submit(
                        "INSERT INTO " + table + " VALUES (1)",
                        request -> request.clientToken(token))));

    assertThat(ids).hasSize(1);
    redshift.done(ids.iterator().next(), "insert");
    assertThat(redshift.rows("SELECT count(*) FROM " + table).getFirst().getFirst().longValue())
        .isEqualTo(1);
  }

  @Test
  void takesOneStatementOnly() {
    assertThat(redshift.run("SELECT 1; SELECT 2").error())
        .isEqualTo("ERROR: cannot insert multiple commands into a prepared statement");
    assertThat(redshift.run("SELECT ';' ; -- over\n").status()).isEqualTo(StatusString.FINISHED);
  }

  @Test
  void cancelsWhatRuns() {
    String id = redshift.submit("SELECT pg_sleep(30)");

    assertThat(redshift.client().cancelStatement(request -> request.id(id)).status()).isTrue();

    assertThat(redshift.end(id).status()).isEqualTo(StatusString.ABORTED);
    assertThatThrownBy(() -> redshift.client().cancelStatement(request -> request.id(id)))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining(
            "Could not cancel a query that is already in ABORTED state with ID: " + id);
  }

  @Test
  void waitsNoLongerThanAsked() {
    long begun = System.nanoTime();
    String id = redshift.submit("SELECT pg_sleep(20)", request -> request.waitTimeSeconds(1));

    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(10));
    assertThatThrownBy(() -> redshift.client().getStatementResult(request -> request.id(id)))
        .isInstanceOf(ResourceNotFoundException.class);
    redshift.client().cancelStatement(request -> request.id(id));
  }

  @Test
  void knowsNothingOfOtherIds() {
    String id = UUID.randomUUID().toString();
    assertThatThrownBy(() -> redshift.client().describeStatement(request -> request.id(id)))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("Query does not exist.")
        .extracting(error -> ((ResourceNotFoundException) error).resourceId())
        .isEqualTo(id);
  }

  @Test
  void listsByNameAndStatus() {
    String name = Redshift.name("listed");
    String finished = redshift.submit("SELECT 1", request -> request.statementName(name + "_a"));
    String failed = redshift.submit("SELECT x", request -> request.statementName(name + "_b"));
    redshift.end(finished);
    redshift.end(failed);

    assertThat(
            redshift.client().listStatements(request -> request.statementName(name)).statements())
        .extracting(statement -> statement.id())
        .containsExactly(finished);
    var first =
        redshift
            .client()
            .listStatements(
                request -> request.statementName(name).status(StatusString.ALL).maxResults(1));
    assertThat(first.statements()).hasSize(1);
    assertThat(first.nextToken()).isNotEmpty();
    assertThat(
            redshift
                .client()
                .listStatements(
                    request ->
                        request
                            .statementName(name)
                            .status(StatusString.ALL)
                            .nextToken(first.nextToken()))
                .statements())
        .extracting(statement -> statement.id())
        .containsExactly(finished);
  }

  @Test
  void refusesWhatBreaksAConstraint() {
    assertThatThrownBy(() -> redshift.submit("SELECT 1", request -> request.database(null)))
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> redshift.submit("SELECT 1", request -> request.waitTimeSeconds(31)))
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> redshift.submit("SELECT 1", request -> request.dbUser("admin")))
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(
            () -> redshift.submit("SELECT 1", request -> request.workgroupName("elsewhere")))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("Redshift endpoint doesn't exist in this region.");
    assertThatThrownBy(() -> redshift.submit("SELECT '" + "x".repeat(102_400) + "'"))
        .isInstanceOf(ValidationException.class);
  }

  @Test
  void failsOverALargeRow() {
    assertThat(redshift.run("SELECT repeat('x', 40000), repeat('y', 40000)").error())
        .contains("65536 bytes");
  }
}
