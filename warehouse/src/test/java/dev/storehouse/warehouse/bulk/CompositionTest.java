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
  private static final FileShape CSV = new FileShape(FileFormat.CSV, Compression.GZIP, ',');
  private static final String AFTER_QUERY =
      ") TO 's3://bulk/exports/ten_1/job_2/3/' IAM_ROLE"
          + " 'arn:aws:iam::000000000000:role/warehouse' FORMAT AS CSV DELIMITER AS ',' HEADER GZIP"
          + " MANIFEST VERBOSE MAXFILESIZE 256 MB";

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
  void loadsWhatAManifestNames() {
    String manifest = FILES.uploads() + "manifest";
    assertThat(new Copy("staging_1", List.of("id", "note"), FILES, manifest, CSV, 5, ROLE).sql())
        .isEqualTo(
            "COPY \"staging_1\" (\"id\", \"note\") FROM 's3://bulk/uploads/ten_1/job_2/manifest'"
                + " IAM_ROLE 'arn:aws:iam::000000000000:role/warehouse' FORMAT AS CSV DELIMITER AS"
                + " ',' IGNOREHEADER 1 DATEFORMAT 'auto' TIMEFORMAT 'auto' GZIP MANIFEST MAXERROR"
                + " 5");
    FileShape parquet = new FileShape(FileFormat.PARQUET, Compression.NONE, ',');
    assertThat(new Copy("staging_1", List.of(), FILES, manifest, parquet, 0, ROLE).sql())
        .endsWith(" FORMAT AS PARQUET MANIFEST");
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
  @ValueSource(
      strings = {
        "uploads/ten_1/job_3/manifest",
        "uploads/ten_1/job_2",
        "exports/ten_1/job_2/manifest",
        "uploads/ten_1/job_2/../job_3/manifest",
        "uploads/ten_1/job_2/it's"
      })
  void noManifestLiesElsewhere(String manifest) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Copy("staging_1", List.of(), FILES, manifest, CSV, 0, ROLE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Staging", "a b", "a\"b", "acme.orders", "1a", ""})
  void noNameSaysMoreThanAName(String name) {
    String manifest = FILES.uploads() + "manifest";
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Copy(name, List.of(), FILES, manifest, CSV, 0, ROLE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Copy("a", List.of(name), FILES, manifest, CSV, 0, ROLE));
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
          .isThrownBy(() -> new FileShape(FileFormat.CSV, Compression.NONE, character));
    }
  }

  @Test
  void parquetIsNotCompressedOnceMore() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FileShape(FileFormat.PARQUET, Compression.ZSTD, ','));
  }
}
