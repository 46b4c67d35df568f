package dev.storehouse.local.aws.redshift;

import static dev.storehouse.local.aws.redshift.RedshiftFixture.NARROW;
import static dev.storehouse.local.aws.redshift.RedshiftFixture.ROLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.aws.port.Json;
import dev.storehouse.local.aws.redshift.RedshiftFixture.Redshift;
import dev.storehouse.local.aws.redshift.bulk.S3Location;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;

/** What UNLOAD writes, where, and what it refuses. */
@ExtendWith(RedshiftFixture.class)
class BulkUnloadTest {

  private final Redshift redshift;
  private final S3Location prefix = new S3Location("bulk", Redshift.name("unload") + "/part");

  BulkUnloadTest(Redshift redshift) {
    this.redshift = redshift;
  }

  private String statement(String select, String options) {
    return "UNLOAD ('%s') TO '%s' IAM_ROLE '%s' %s"
        .formatted(select.replace("'", "''"), prefix.url(), ROLE, options);
  }

  private DescribeStatementResponse unload(String select, String options) {
    return redshift.run(statement(select, options));
  }

  private String written(String name) {
    return redshift.objects().text(prefix.plus(name));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        ";1|a,b||t~2|x\"y|z|f~;0000_part_00",
        "HEADER DELIMITER ',' PARALLEL OFF;n,s,e,t~1,a,b,,t~2,x\"y,z,f~;000",
        "ADDQUOTES NULL AS 'none';\"1\"|\"a,b\"|none|\"t\"~\"2\"|\"x\"y\"|\"z\"|\"f\"~;0000_part_00",
        "FORMAT AS CSV HEADER;n,s,e,t~1,\"a,b\",,t~2,\"x\"\"y\",z,f~;0000_part_00",
        "JSON;{\"n\":1,\"s\":\"a,b\",\"e\":null,\"t\":true}~{\"n\":2,\"s\":\"x\\\"y\",\"e\":\"z\",\"t\":false}~;0000_part_00.json",
        "CSV EXTENSION 'csv';1,\"a,b\",,t~2,\"x\"\"y\",z,f~;0000_part_00.csv",
      })
  void writesRows(String options, String expected, String name) {
    DescribeStatementResponse end =
        unload(
            "SELECT 1 AS n, 'a,b' AS s, NULL::varchar AS e, true AS t"
                + " UNION ALL SELECT 2, 'x\"y', 'z', false ORDER BY 1",
            options == null ? "" : options);

    assertThat(end.error()).isNull();
    assertThat(end.resultRows()).isEqualTo(2);
    assertThat(end.hasResultSet()).isFalse();
    assertThat(redshift.objects().names(prefix)).containsExactly(name);
    assertThat(written(name)).isEqualTo(expected.replace("~", "\n"));
  }

  @Test
  void describesItsFilesInAManifest() throws Exception {
    unload(
        "SELECT i AS id, ('n' || i)::varchar(20) AS name, i::numeric(9,2) AS price"
            + " FROM generate_series(1, 2500) i",
        "CSV MANIFEST VERBOSE");

    Map<String, Object> manifest =
        Json.readObject(written("manifest").getBytes(StandardCharsets.UTF_8));
    assertThat(redshift.objects().names(prefix))
        .containsExactly("0000_part_00", "0001_part_00", "manifest");
    long first = redshift.objects().bytes(prefix.plus("0000_part_00")).length;
    long second = redshift.objects().bytes(prefix.plus("0001_part_00")).length;
    assertThat(manifest.get("entries"))
        .isEqualTo(
            List.of(entry("0000_part_00", first, 1500), entry("0001_part_00", second, 1000)));
    assertThat(manifest.get("meta"))
        .isEqualTo(Map.of("content_length", (int) (first + second), "record_count", 2500));
    assertThat(manifest.get("schema"))
        .isEqualTo(
            Map.of(
                "elements",
                List.of(
                    Map.of("name", "id", "type", Map.of("base", "integer")),
                    Map.of(
                        "name",
                        "name",
                        "type",
                        Map.of("base", "character varying", "max_length", 20)),
                    Map.of(
                        "name",
                        "price",
                        "type",
                        Map.of("base", "numeric", "precision", 9, "scale", 2)))));
  }

  private Map<String, Object> entry(String name, long bytes, int rows) {
    return Map.of(
        "url",
        prefix.plus(name).url(),
        "meta",
        Map.of("content_length", (int) bytes, "record_count", rows));
  }

  @Test
  void writesNothingOverWhatIsThere() {
    String select = "SELECT 1";
    unload(select, "CSV");

    assertThat(unload("SELECT 2", "CSV").error())
        .startsWith("ERROR: Specified unload destination on S3 is not empty.");
    assertThat(written("0000_part_00")).isEqualTo("1\n");
    assertThat(unload("SELECT 3", "CSV ALLOWOVERWRITE").status()).isEqualTo(StatusString.FINISHED);
    assertThat(written("0000_part_00")).isEqualTo("3\n");
    redshift.objects().put(prefix.plus("-old"), new byte[0]);
    assertThat(unload("SELECT 4", "CSV CLEANPATH").status()).isEqualTo(StatusString.FINISHED);
    assertThat(redshift.objects().names(prefix)).containsExactly("0000_part_00");
  }

  @Test
  void makesFoldersOfPartitions() {
    unload(
        "SELECT i AS id, CASE i WHEN 3 THEN NULL ELSE 'a/' || i END AS kind"
            + " FROM generate_series(1, 3) i",
        "CSV PARTITION BY (kind) MANIFEST");

    assertThat(redshift.objects().names(prefix))
        .containsExactly(
            "/kind=__HIVE_DEFAULT_PARTITION__/0000_part_00",
            "/kind=a%2F1/0000_part_00",
            "/kind=a%2F2/0000_part_00",
            "/manifest");
    assertThat(written("/kind=a%2F2/0000_part_00")).isEqualTo("2\n");
  }

  @Test
  void beginsAnotherFileWhereOneIsLarge() {
    unload(
        "SELECT repeat(md5(i::varchar), 32) AS s FROM generate_series(1, 12000) i",
        "CSV PARALLEL OFF MAXFILESIZE 5 MB");

    assertThat(redshift.objects().names(prefix)).containsExactly("000", "001", "002");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "SELECT 1 LIMIT 1;CSV;Limit clause is not supported",
        "DELETE FROM pg_class;CSV;syntax error at or near \"DELETE\"",
        "SELECT 1 AS a, 2 AS b INTO x;CSV;syntax error",
        "SELECT nothing;CSV;column \"nothing\" does not exist",
        "SELECT 1;PARQUET GZIP;GZIP is not supported for PARQUET",
        "SELECT 1;PARQUET HEADER;HEADER is not supported for PARQUET",
        "SELECT 1;CSV GZIP ZSTD;cannot be used together",
        "SELECT 1;CSV MAXFILESIZE 1 MB;MAXFILESIZE",
        "SELECT 1;CSV CSV;conflicting or redundant options",
        "SELECT 1;CSV NONSENSE;syntax error at or near \"NONSENSE\"",
        "SELECT 1 AS a;CSV PARTITION BY (b);Partition column",
      })
  void refuses(String select, String options, String error) {
    assertThat(unload(select, options).error()).startsWith("ERROR: ").contains(error);
    assertThat(redshift.objects().names(prefix)).isEmpty();
  }

  @Test
  void takesOneStatement() {
    assertThat(unload("SELECT 1; SELECT 2", "CSV").error()).contains("UNLOAD takes one SELECT");
    assertThat(unload("-- nothing", "CSV").error()).contains("UNLOAD takes one SELECT");
    assertThat(unload("SELECT 1; -- the end", "CSV").error()).isNull();
  }

  @Test
  void takesALimitInside() {
    assertThat(
            unload("SELECT * FROM (SELECT i FROM generate_series(1, 9) i LIMIT 4) s", "CSV")
                .resultRows())
        .isEqualTo(4);
  }

  @Test
  void reachesWhatTheRoleReachesOnly() {
    String to = "UNLOAD ('SELECT 1') TO '%s' %s CSV";
    String denied =
        "ERROR: S3ServiceException:Access Denied,Status 403,Error AccessDenied,Rid local,";

    assertThat(redshift.run(to.formatted(prefix.url(), "")).error()).contains("IAM_ROLE");
    assertThat(redshift.run(to.formatted(prefix.url(), "IAM_ROLE 'arn:aws:iam::1:role/x'")).error())
        .contains("is not authorized to assume IAM Role arn:aws:iam::1:role/x");
    assertThat(redshift.run(to.formatted(prefix.url(), "IAM_ROLE '%s'".formatted(NARROW))).error())
        .startsWith(denied);
    assertThat(redshift.run(to.formatted("s3://other/x", "IAM_ROLE default")).error())
        .startsWith(denied);
    String inside = "s3://bulk/narrow/" + Redshift.name("x");
    redshift.done(to.formatted(inside, "IAM_ROLE '%s'".formatted(NARROW)));
    redshift
        .objects()
        .put(
            prefix.plus("list"),
            ("{\"entries\":[{\"url\":\"" + prefix.url() + "\"}]}")
                .getBytes(StandardCharsets.UTF_8));
    redshift
        .objects()
        .put(
            new S3Location("bulk", "narrow/list"),
            ("{\"entries\":[{\"url\":\"" + prefix.url() + "\"}]}")
                .getBytes(StandardCharsets.UTF_8));
    String table = Redshift.name("narrow");
    redshift.done("CREATE TABLE %s (n int)".formatted(table));
    String from = "COPY %s FROM '%s' IAM_ROLE '%s' CSV %s";
    assertThat(redshift.run(from.formatted(table, prefix.url(), NARROW, "")).error())
        .startsWith(denied);
    assertThat(
            redshift
                .run(from.formatted(table, "s3://bulk/narrow/list", NARROW, "MANIFEST"))
                .error())
        .contains("Access Denied,Status 403");
    assertThat(redshift.run(from.formatted(table, inside, NARROW, "")).resultRows()).isEqualTo(1);
  }

  @Test
  void takesBackItsFilesIfItFails() {
    DescribeStatementResponse end =
        unload(
            "SELECT repeat(md5(i::varchar), 32) AS s, 1 / (11900 - i) AS d"
                + " FROM generate_series(1, 12000) i",
            "CSV PARALLEL OFF MAXFILESIZE 5 MB");

    assertThat(end.error()).startsWith("ERROR: division by zero");
    assertThat(redshift.objects().names(prefix)).isEmpty();
  }

  @Test
  void endsWhenItIsCancelled() throws Exception {
    String id = redshift.submit(statement("SELECT pg_sleep(600)", "CSV"));
    while (!redshift.client().describeStatement(r -> r.id(id)).statusAsString().equals("STARTED")) {
      Thread.onSpinWait();
    }
    redshift.client().cancelStatement(request -> request.id(id));

    assertThat(redshift.end(id).status()).isEqualTo(StatusString.ABORTED);
    assertThat(redshift.objects().names(prefix)).isEmpty();
  }

  @Test
  void runsInATransactionWithOthers() {
    String table = Redshift.name("together");
    String id =
        redshift
            .client()
            .batchExecuteStatement(
                request ->
                    request
                        .workgroupName("storehouse")
                        .database("dev")
                        .sqls(
                            "CREATE TABLE %s (n int)".formatted(table),
                            "INSERT INTO %s VALUES (1), (2)".formatted(table),
                            statement("SELECT n FROM %s".formatted(table), "CSV PARALLEL OFF"),
                            "COPY %s FROM '%s000' IAM_ROLE '%s' CSV"
                                .formatted(table, prefix.url(), ROLE),
                            "SELECT sum(n) FROM " + table))
            .id();

    DescribeStatementResponse end = redshift.end(id);
    assertThat(end.error()).isNull();
    assertThat(end.subStatements().get(2).resultRows()).isEqualTo(2);
    assertThat(end.subStatements().get(3).resultRows()).isEqualTo(2);
    assertThat(redshift.value("SELECT sum(n)::varchar FROM " + table)).isEqualTo("6");
  }
}
