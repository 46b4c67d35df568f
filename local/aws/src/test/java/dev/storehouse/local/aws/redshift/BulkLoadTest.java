package dev.storehouse.local.aws.redshift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.aws.redshift.RedshiftFixture.Redshift;
import dev.storehouse.local.aws.redshift.bulk.S3Location;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.Field;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;

/** What COPY takes, and what becomes of what it does not. */
@ExtendWith(RedshiftFixture.class)
class BulkLoadTest {

  private final Redshift redshift;
  private String table = "";

  BulkLoadTest(Redshift redshift) {
    this.redshift = redshift;
  }

  @BeforeEach
  void make() {
    table = Redshift.name("target");
    redshift.done(
        ("CREATE TABLE %s (id int NOT NULL, name varchar(5), price numeric(5,2), day date,"
                + " at timestamp, ok boolean, code char(3), more super)")
            .formatted(table));
  }

  private String put(String name, String text) {
    return put(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private String put(String name, byte[] content) {
    S3Location location = new S3Location("bulk", "load/" + table + "/" + name);
    redshift.objects().put(location, content);
    return location.url();
  }

  private DescribeStatementResponse copy(String url, String options) {
    return redshift.run("COPY %s FROM '%s' IAM_ROLE DEFAULT %s".formatted(table, url, options));
  }

  private long count() {
    return redshift.rows("SELECT count(*) FROM " + table).getFirst().getFirst().longValue();
  }

  private List<Field> firstError(DescribeStatementResponse load) {
    return redshift
        .rows(
            ("SELECT filename, line_number, trim(colname), trim(type), err_code, trim(err_reason)"
                    + " FROM stl_load_errors WHERE query = %d ORDER BY line_number")
                .formatted(load.redshiftQueryId()))
        .getFirst();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "2,ab,1.5,2026-01-01,2026-01-01 10:00:00,t,abc,[],more;1202;;;Extra column(s) found",
        "2,abcdef,1,2026-01-01,2026-01-01,t,a,1;1204;name;varchar;String length exceeds DDL length",
        "2,äöü,1,2026-01-01,2026-01-01,t,a,1;1204;name;varchar;String length exceeds DDL length",
        "2,a,1000.5,2026-01-01,2026-01-01,t,a,1;1204;price;numeric;Overflow for NUMERIC(5,2)",
        "2,a,1,2026,2026-01-01,t,a,1;1205;day;date;Invalid Date Format - length must be 10 or more",
        "2,a,1,2026-02-30,2026-01-01,t,a,1;1205;day;date;Invalid Date Format",
        "2,a,1,2026-01-01,noon,t,a,1;1206;at;timestamp;Invalid timestamp format or value [YYYY-MM-DD HH:MI:SS]",
        "2x,a,1,2026-01-01,2026-01-01,t,a,1;1207;id;int4;Invalid digit, Value 'x', Pos 1, Type: Integer",
        "2,a,1y,2026-01-01,2026-01-01,t,a,1;1207;price;numeric;Invalid digit, Value 'y', Pos 1, Type: Decimal",
        "2,a,1,2026-01-01,2026-01-01,maybe,a,1;1210;ok;bool;Unknown boolean format",
        ",a,1,2026-01-01,2026-01-01,t,a,1;1213;id;int4;Missing data for not-null field",
        "2,a,1;1214;price;numeric;Delimiter not found",
        "2,a,1,2026-01-01,2026-01-01,t,é,1;1220;code;char;Multibyte character not supported for CHAR (Hint: Try using VARCHAR). Invalid char: c3 a9",
        "99999999999,a,1,2026-01-01,2026-01-01,t,a,1;1222;id;int4;Overflow, Value '99999999999', Type: Integer",
        "2,a,1,2026-01-01,2026-01-01,t,a,{;1224;more;super;",
      })
  void tellsWhatIsWrongWithARow(String row, int code, String column, String type, String reason) {
    String file = put("rows", "1,ok,1.5,2026-01-01,2026-01-01 10:00:00,t,abc,[]\n" + row + "\n");

    DescribeStatementResponse load = copy(file, "CSV");

    assertThat(load.status()).isEqualTo(StatusString.FAILED);
    assertThat(load.error())
        .isEqualTo(
            "ERROR: Load into table '%s' failed.  Check 'stl_load_errors' system table for details."
                .formatted(table));
    assertThat(count()).isZero();
    List<Field> error = firstError(load);
    assertThat(error.get(0).stringValue()).isEqualTo(file);
    assertThat(error.get(1).longValue()).isEqualTo(2);
    assertThat(error.get(2).stringValue()).isEqualTo(column == null ? "" : column);
    assertThat(error.get(3).stringValue()).isEqualTo(type == null ? "" : type);
    assertThat(error.get(4).longValue()).isEqualTo(code);
    assertThat(error.get(5).stringValue())
        .contains(reason == null ? "JSON" : reason.substring(0, Math.min(100, reason.length())));
  }

  @Test
  void loadsTheOtherRowsBelowTheMostErrors() {
    String file = put("rows", "1,a,,,,,,\nx,b,,,,,,\n3,c,,,,,,\n4\n5,e,,,,,,\n");

    DescribeStatementResponse load = copy(file, "CSV MAXERROR 3");

    assertThat(load.status()).isEqualTo(StatusString.FINISHED);
    assertThat(load.resultRows()).isEqualTo(3);
    assertThat(count()).isEqualTo(3);
    assertThat(
            redshift.rows(
                "SELECT line_number, error_code, file_name FROM sys_load_error_detail"
                    + " WHERE query_id = %d ORDER BY 1".formatted(load.redshiftQueryId())))
        .containsExactly(
            List.of(
                Field.fromLongValue(2L), Field.fromLongValue(1207L), Field.fromStringValue(file)),
            List.of(
                Field.fromLongValue(4L), Field.fromLongValue(1214L), Field.fromStringValue(file)));
    assertThat(copy(file, "CSV MAXERROR 2").status()).isEqualTo(StatusString.FAILED);
    assertThat(count()).isEqualTo(3);
  }

  @Test
  void refusesAndReplacesBytesThatAreNoCharacters() {
    byte[] row = "1,a?c,,,,,,\n".getBytes(StandardCharsets.UTF_8);
    row[3] = (byte) 0xa4;
    String file = put("rows", row);

    DescribeStatementResponse load = copy(file, "CSV");
    assertThat(load.status()).isEqualTo(StatusString.FAILED);
    assertThat(firstError(load).get(4).longValue()).isEqualTo(1220);
    assertThat(firstError(load).get(5).stringValue())
        .isEqualTo(
            "String contains invalid or unsupported UTF8 codepoints."
                + " Bad UTF8 hex sequence: a4 (error 3)");

    assertThat(copy(file, "CSV ACCEPTINVCHARS AS '^'").status()).isEqualTo(StatusString.FINISHED);
    assertThat(redshift.value("SELECT name FROM " + table)).isEqualTo("a^c");
  }

  @Test
  void followsTheOptionsOfValues() {
    String file =
        put(
            "rows",
            "h\n1|abcdefgh||31.12.2026|12/31/26 5 PM|yes\n2||0.999|||\n3|  |1|||\n4|@|1|||\n\n");

    DescribeStatementResponse load =
        copy(
            file,
            "IGNOREHEADER 1 TRUNCATECOLUMNS FILLRECORD EMPTYASNULL BLANKSASNULL NULL AS '@'"
                + " DATEFORMAT 'DD.MM.YYYY' TIMEFORMAT AS 'MM/DD/YY HH12 AM' IGNOREBLANKLINES"
                + " COMPUPDATE OFF STATUPDATE ON REGION 'eu-central-1'");

    assertThat(load.error()).isNull();
    assertThat(
            redshift.rows(
                "SELECT id, name, price::varchar, day, at, ok FROM %s ORDER BY id"
                    .formatted(table)))
        .containsExactly(
            List.of(
                Field.fromLongValue(1L),
                Field.fromStringValue("abcde"),
                Field.fromIsNull(true),
                Field.fromStringValue("2026-12-31"),
                Field.fromStringValue("2026-12-31 17:00:00.0"),
                Field.fromBooleanValue(true)),
            row(2, "0.99"),
            row(3, "1.00"),
            row(4, "1.00"));
  }

  private static List<Field> row(long id, String price) {
    Field nothing = Field.fromIsNull(true);
    return List.of(
        Field.fromLongValue(id), nothing, Field.fromStringValue(price), nothing, nothing, nothing);
  }

  @Test
  void checksOnlyWhereItIsToldNotToLoad() {
    String file = put("rows", "1,a,,,,,,\nx,b,,,,,,\n");

    assertThat(copy(put("good", "1,a,,,,,,\n"), "CSV NOLOAD").resultRows()).isZero();
    DescribeStatementResponse load = copy(file, "CSV NOLOAD");

    assertThat(load.status()).isEqualTo(StatusString.FAILED);
    assertThat(firstError(load).get(4).longValue()).isEqualTo(1207);
    assertThat(count()).isZero();
  }

  @Test
  void takesAPathForAPrefixAndAManifestForAList() {
    String file = put("data.csv", "1,a,,,,,,\n");
    put("data.csv.bak", "2,b,,,,,,\n");
    String manifest =
        put("manifest", "{\"entries\":[{\"url\":\"%s\",\"mandatory\":true}]}".formatted(file));

    assertThat(copy(manifest, "CSV MANIFEST").resultRows()).isEqualTo(1);
    assertThat(copy(file, "CSV").resultRows()).isEqualTo(2);
    assertThat(copy(file + "x", "CSV").error())
        .isEqualTo(
            "ERROR: The specified S3 prefix 'load/%s/data.csvx' does not exist".formatted(table));
  }

  @Test
  void failsWithoutAFileThatIsMandatoryOnly() {
    String file = put("data", "1,a,,,,,,\n");
    String entries = "{\"entries\":[{\"url\":\"%s\"},{\"url\":\"%s-gone\",\"mandatory\":%s}]}";

    DescribeStatementResponse missing =
        copy(put("strict", entries.formatted(file, file, true)), "CSV MANIFEST");
    assertThat(missing.error()).contains("The specified key does not exist.,Status 404");
    assertThat(count()).isZero();
    assertThat(copy(put("lax", entries.formatted(file, file, false)), "CSV MANIFEST").resultRows())
        .isEqualTo(1);
    assertThat(copy(file + "-manifest", "CSV MANIFEST").error())
        .startsWith("ERROR: Problem reading manifest file - S3ServiceException:")
        .contains("NoSuchKey");
    assertThat(copy(put("broken", "{\"entries\":[{"), "CSV MANIFEST").error())
        .startsWith("ERROR: Invalid manifest file");
  }

  @Test
  void loadsNothingOfAFileThatEndsTooEarly() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      for (int i = 0; i < 50_000; i++) {
        gzip.write(
            (i + ",a" + Integer.toHexString(i * 7919 & 0xfff) + ",,,,,,\n")
                .getBytes(StandardCharsets.UTF_8));
      }
    }
    byte[] whole = bytes.toByteArray();
    String file = put("cut.gz", Arrays.copyOf(whole, whole.length / 2));

    assertThat(copy(file, "CSV GZIP").error())
        .startsWith("ERROR: failed to inflate with zlib: invalid or incomplete deflate data.");
    assertThat(copy(put("plain.gz", "1,a\n"), "CSV GZIP").error())
        .startsWith("ERROR: failed to inflate with zlib");
    assertThat(count()).isZero();
    assertThat(copy(put("whole.gz", whole), "CSV GZIP").resultRows()).isEqualTo(50_000);
  }

  @Test
  void readsObjectsWhoseKeysAreColumns() {
    String file =
        put(
            "rows.json",
            """
            {"id":1,"name":"a","more":{"k":[1,2]},"other":{"x":1}}
            {"id":"2","ok":true,
             "price":1.25}
            {"id":3,"name":"toolong"}
            """);

    DescribeStatementResponse load = copy(file, "FORMAT JSON AS 'auto' MAXERROR 5");

    assertThat(load.resultRows()).isEqualTo(2);
    assertThat(firstError(load).get(1).longValue()).isEqualTo(4);
    assertThat(redshift.value("SELECT more FROM %s WHERE id = 1".formatted(table)))
        .isEqualTo("{\"k\":[1,2]}");
  }

  @Test
  void failsWhereNoFurtherObjectCanBeFound() {
    String file = put("rows.json", "{\"id\":1}\n{\"id\":2,,}\n{\"id\":3}\n");

    DescribeStatementResponse load = copy(file, "JSON 'auto' MAXERROR 100");

    assertThat(load.error()).contains("Load into table");
    assertThat(firstError(load).get(4).longValue()).isEqualTo(1216);
    assertThat(count()).isZero();
  }

  @Test
  void loadsWhatAComposedStatementSays() {
    String file =
        put("rows", "id;name;day;at\n7;a;12/31/2026;2026-12-31T10:00:00Z\n;b;2026-12-31;\n");
    String manifest =
        put("list", "{\"entries\":[{\"url\":\"%s\",\"mandatory\":true}]}".formatted(file));

    DescribeStatementResponse load =
        redshift.run(
            ("COPY \"%s\" (\"id\", \"name\", \"day\", \"at\") FROM '%s' IAM_ROLE '%s' FORMAT AS CSV"
                    + " DELIMITER AS ';' IGNOREHEADER 1 DATEFORMAT 'auto' TIMEFORMAT 'auto'"
                    + " MANIFEST MAXERROR 5")
                .formatted(table, manifest, RedshiftFixture.ROLE));

    assertThat(load.error()).isNull();
    assertThat(load.resultRows()).isEqualTo(1);
    assertThat(firstError(load).get(1).longValue()).isEqualTo(3);
    assertThat(redshift.value("SELECT day || ' ' || at FROM " + table))
        .isEqualTo("2026-12-31 2026-12-31 10:00:00");
  }

  @Test
  void loadsNamedColumnsAndLeavesTheOthersToTheirDefaults() {
    redshift.done("ALTER TABLE %s ADD COLUMN origin varchar(9) DEFAULT 'unknown'".formatted(table));
    String file = put("rows", "a|1\n");

    redshift.done("COPY %s (name, id) FROM '%s' IAM_ROLE DEFAULT".formatted(table, file));

    assertThat(redshift.value("SELECT name || origin FROM " + table)).isEqualTo("aunknown");
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    String file = put("rows", "1\n");

    assertThat(redshift.run("COPY nowhere FROM '%s' IAM_ROLE DEFAULT".formatted(file)).error())
        .isEqualTo("ERROR: Cannot COPY into nonexistent table nowhere");
    assertThat(copy(file, "CSV TELEPATHY").error()).contains("syntax error at or near");
    assertThat(copy(file, "CSV MAXERROR 100001").error()).contains("MAXERROR");
    assertThat(redshift.run("COPY %s FROM '%s' CSV".formatted(table, file)).error())
        .contains("IAM_ROLE");
    assertThat(redshift.run("COPY %s FROM PROGRAM 'id'".formatted(table)).error())
        .contains("syntax error");
    assertThat(redshift.run("COPY %s TO STDOUT".formatted(table)).status())
        .isEqualTo(StatusString.FAILED);
  }
}
