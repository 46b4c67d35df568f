package dev.storehouse.local.aws.redshift;

import static dev.storehouse.local.aws.redshift.RedshiftFixture.ROLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.aws.redshift.RedshiftFixture.Redshift;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is unloaded and loaded again is what it was. */
@ExtendWith(RedshiftFixture.class)
class BulkRoundTripTest {

  private static final String TYPES =
      "(id int, s smallint, b bigint, n numeric(12,3), r real, f float8, t boolean, c char(5),"
          + " v varchar(200), d date, ts timestamp, tz timestamptz, u super, x varbyte, h time)";

  private final Redshift redshift;
  private String source = "";

  BulkRoundTripTest(Redshift redshift) {
    this.redshift = redshift;
  }

  @BeforeEach
  void fill() {
    source = Redshift.name("source");
    redshift.done("CREATE TABLE %s %s".formatted(source, TYPES));
    redshift.done(
        """
        INSERT INTO %s VALUES
        (1, -32768, 9223372036854775807, 123456789.125, 1.5, -2.25e-10, true, 'abc', 'plain',
         '2026-02-28', '2026-02-28 23:59:59.123456', '2026-02-28 23:59:59+00',
         JSON_PARSE('{"a":[1,"x y",null],"b":"q\\\\"z"}'), to_varbyte('00ff7c', 'hex'), '12:34:56'),
        (2, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
        (3, 0, 0, -0.001, 0, 0, false, 'a|,"b', 'a "quoted", b|c\\ttab \\\\ back''s', '0001-01-01',
         '1970-01-01 00:00:00', '1970-01-01 00:00:00+00', JSON_PARSE('[]'), NULL, '00:00:00'),
        (4, 1, 1, 1, 1, 1, true, 'x', 'line\\none\\r\\ntwo\\r', '9999-12-31', NULL, NULL,
         JSON_PARSE('"text"'), NULL, NULL),
        (5, 1, 1, 1, 1, 1, true, 'x', 'Grüße, 日本語 🎉', '2000-01-01', NULL, NULL,
         JSON_PARSE('3.5'), NULL, NULL),
        (6, 1, 1, 1, 1, 1, true, '', '', '2000-01-01', NULL, NULL, NULL, NULL, NULL)
        """
            .formatted(source));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "FORMAT CSV;FORMAT CSV EMPTYASNULL",
        "CSV GZIP;CSV GZIP EMPTYASNULL",
        "FORMAT AS CSV ZSTD DELIMITER AS '\\t' HEADER;CSV ZSTD DELIMITER '\\t' EMPTYASNULL IGNOREHEADER 1",
        "CSV NULL AS '@';CSV NULL AS '@'",
        "ESCAPE NULL AS '@';ESCAPE NULL AS '@'",
        "ESCAPE ADDQUOTES NULL AS '@' GZIP;ESCAPE REMOVEQUOTES NULL AS '@' GZIP",
        "ESCAPE DELIMITER ',' NULL '@' PARALLEL OFF ZSTD;ESCAPE DELIMITER ',' NULL '@' ZSTD",
        "FORMAT JSON;FORMAT JSON 'auto'",
        "JSON GZIP;JSON 'auto ignorecase' GZIP",
        "FORMAT PARQUET;FORMAT AS PARQUET",
      })
  void keepsEveryValue(String unload, String copy) {
    String target = Redshift.name("target");
    String prefix = "s3://bulk/round/" + target + "/";
    redshift.done("CREATE TABLE %s %s".formatted(target, TYPES));

    long rows =
        redshift
            .run(
                "UNLOAD ('SELECT * FROM %s ORDER BY id') TO '%s' IAM_ROLE '%s' %s"
                    .formatted(source, prefix, ROLE, unload))
            .resultRows();
    String id =
        redshift.done("COPY %s FROM '%s' IAM_ROLE DEFAULT %s".formatted(target, prefix, copy));

    assertThat(rows).isEqualTo(6);
    assertThat(redshift.end(id).resultRows()).isEqualTo(6);
    assertThat(redshift.end(id).hasResultSet()).isFalse();
    assertThat(redshift.rows("SELECT * FROM %s ORDER BY id".formatted(target)))
        .isEqualTo(redshift.rows("SELECT * FROM %s ORDER BY id".formatted(source)));
  }

  @ParameterizedTest
  @CsvSource({"CSV,20000", "PARQUET,20000", "JSON,20000"})
  void keepsManyRows(String format, long usual) {
    long count = Long.getLong("storehouse.bulk.rows", usual);
    String table = Redshift.name("many");
    String prefix = "s3://bulk/many/" + table;
    redshift.done("CREATE TABLE %s (id int, name varchar(20))".formatted(table));
    long begun = System.nanoTime();
    String unload =
        redshift.submit(
            "UNLOAD ('SELECT i AS id, ''name '' || i AS name FROM generate_series(1, %d) i') TO '%s'"
                    .formatted(count, prefix)
                + " IAM_ROLE DEFAULT FORMAT %s MANIFEST".formatted(format));
    while (redshift.end(unload).statusAsString().equals("STARTED")) {
      assertThat(System.nanoTime() - begun).isLessThan(300_000_000_000L);
    }
    redshift.done(unload, "unload");
    long unloaded = System.nanoTime();
    String copy =
        redshift.submit(
            "COPY %s FROM '%smanifest' IAM_ROLE DEFAULT FORMAT %s MANIFEST"
                .formatted(table, prefix, format));
    while (redshift.end(copy).statusAsString().equals("STARTED")) {
      assertThat(System.nanoTime() - unloaded).isLessThan(300_000_000_000L);
    }
    redshift.done(copy, "copy");
    System.out.println(
        "%d rows of %s: unloaded in %d ms, loaded in %d ms"
            .formatted(
                count,
                format,
                (unloaded - begun) / 1_000_000,
                (System.nanoTime() - unloaded) / 1_000_000));

    assertThat(redshift.end(unload).resultRows()).isEqualTo(count);
    assertThat(
            redshift.rows("SELECT count(*), count(DISTINCT id), sum(id), max(name) FROM " + table))
        .isEqualTo(
            redshift.rows(
                ("SELECT count(*), count(DISTINCT i), sum(i), max('name ' || i)"
                        + " FROM generate_series(1, %d) i")
                    .formatted(count)));
  }
}
