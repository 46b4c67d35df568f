package dev.storehouse.warehouse.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompositionTest {

  private static final JobFiles FILES = new JobFiles("bulk", "ten_1", "job_2");
  private static final WarehouseRole ROLE =
      new WarehouseRole("arn:aws:iam::000000000000:role/warehouse");
  private static final FileShape CSV =
      new FileShape(FileFormat.CSV, Compression.GZIP, ',', LineEnding.LF);
  private static final StagedColumn ID = new StagedColumn("id", "id", "integer", false);
  private static final StagingTable STAGED =
      new StagingTable(
          "staging",
          "job_2",
          List.of(ID, new StagedColumn("note", "note", "character varying(20)", true)));
  private static final String AFTER_QUERY =
      ") TO 's3://bulk/exports/ten_1/job_2/3/' IAM_ROLE"
          + " 'arn:aws:iam::000000000000:role/warehouse' FORMAT AS CSV DELIMITER AS ',' HEADER NULL AS"
          + " '\\\\N' GZIP"
          + " MANIFEST VERBOSE MAXFILESIZE 256 MB ENCRYPTED AUTO";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1",
        "SELECT 'it''s'",
        "SELECT 1') TO 's3://elsewhere/' IAM_ROLE default --",
        "SELECT 1\\') TO 's3://elsewhere/' IAM_ROLE default --",
        "SELECT '\\\\') TO 's3://elsewhere/' --",
        "'",
        "\\",
        "\\\\'"
      })
  void nothingOfAQueryStandsOutsideItsLiteral(String query) {
    String sql = new Unload(query, FILES, 3, CSV, ROLE).sql();
    assertThat(sql).startsWith("UNLOAD ('");
    int end = literalEnd(sql, "UNLOAD (".length());
    assertThat(sql.substring(end)).isEqualTo(AFTER_QUERY);
  }

  /** Where the literal that begins here ends, as Redshift reads it. */
  private static int literalEnd(String sql, int begin) {
    int at = begin + 1;
    while (true) {
      char character = sql.charAt(at);
      if (character == '\\') {
        at += 2;
      } else if (character == '\'' && at + 1 < sql.length() && sql.charAt(at + 1) == '\'') {
        at += 2;
      } else if (character == '\'') {
        return at + 1;
      } else {
        at++;
      }
    }
  }

  @Test
  void loadsWhatItsOwnManifestNames() {
    assertThat(new Copy(STAGED, FILES, CSV, 5, ROLE).sql())
        .isEqualTo(
            "COPY \"staging\".\"job_2\" FROM 's3://bulk/exports/ten_1/job_2/load/manifest'"
                + " IAM_ROLE 'arn:aws:iam::000000000000:role/warehouse' FORMAT AS CSV DELIMITER AS"
                + " ',' NULL AS '\\\\N' IGNOREHEADER 1 DATEFORMAT 'auto' TIMEFORMAT 'auto' GZIP MANIFEST MAXERROR"
                + " 6");
    FileShape parquet = new FileShape(FileFormat.PARQUET, Compression.NONE, ',', LineEnding.LF);
    assertThat(new Copy(STAGED, FILES, parquet, 0, ROLE).sql())
        .endsWith(" FORMAT AS PARQUET MANIFEST");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Copy(STAGED, FILES, CSV, 100_000, ROLE));
  }

  @Test
  void aLimitOfAQueryStandsInsideOfAnother() {
    assertThat(new Unload("SELECT 1 LIMIT 5", FILES, 1, CSV, ROLE).sql())
        .startsWith("UNLOAD ('SELECT * FROM (SELECT 1 LIMIT 5) AS \"result\"')");
    assertThat(new Unload("SELECT 1", FILES, 1, CSV, ROLE).sql()).startsWith("UNLOAD ('SELECT 1')");
  }

  @Test
  void aChangeOfATableEndsWithTheTableBesideIt() {
    TableName target = new TableName("acme", "parts");
    assertThat(new TableChange.Insert(STAGED, target).sql())
        .containsExactly(
            "INSERT INTO \"acme\".\"parts\" (\"id\", \"note\") SELECT s.\"id\", s.\"note\" FROM"
                + " \"staging\".\"job_2\" AS s",
            "DROP TABLE \"staging\".\"job_2\"");
    assertThat(new TableChange.Delete(STAGED, target, ID).sql().getFirst())
        .isEqualTo(
            "DELETE FROM \"acme\".\"parts\" USING \"staging\".\"job_2\" AS s WHERE"
                + " \"acme\".\"parts\".\"id\" = s.\"id\"");
    assertThat(new TableChange.Upsert(STAGED, target, ID).sql()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "bulk,ten_1,job_1/../x",
    "bulk,ten_1/..,job_1",
    "bulk,ten_1,''",
    "bulk,ten_1,job_1'",
    "Bulk,ten_1,job_1",
    "b/ulk,ten_1,job_1"
  })
  void noPlaceLeadsOutOfItself(String bucket, String tenantId, String jobId) {
    assertThatIllegalArgumentException().isThrownBy(() -> new JobFiles(bucket, tenantId, jobId));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Staging", "a b", "a\"b", "acme.orders", "1a", ""})
  void noNameSaysMoreThanAName(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> new TableName(name, "parts"));
    assertThatIllegalArgumentException().isThrownBy(() -> new TableName("acme", name));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StagedColumn(name, "id", "integer", true));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StagingTable(name, "job_2", List.of(ID)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"integer); DROP TABLE x", "integer, y integer", "int'", "\"x\"", ""})
  void noTypeSaysMoreThanAType(String type) {
    assertThatIllegalArgumentException().isThrownBy(() -> new StagedColumn("id", "id", type, true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "default",
        "arn:aws:iam::000000000000:role/a'",
        "arn:aws:iam::000000000000:user/a",
        "arn:aws:iam::000000000000:role/a,arn:aws:iam::000000000000:role/b"
      })
  void noRoleIsAnythingElse(String arn) {
    assertThatIllegalArgumentException().isThrownBy(() -> new WarehouseRole(arn));
  }

  @Test
  void aDelimiterIsOneCharacterThatSeparates() {
    for (char character : new char[] {'"', '\'', '\\', '\n', '\0', 'é'}) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> new FileShape(FileFormat.CSV, Compression.NONE, character, LineEnding.LF));
    }
  }

  @Test
  void parquetIsNotCompressedOnceMore() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FileShape(FileFormat.PARQUET, Compression.ZSTD, ',', LineEnding.LF));
  }
}
