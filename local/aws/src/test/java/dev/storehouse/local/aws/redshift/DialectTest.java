package dev.storehouse.local.aws.redshift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.aws.redshift.RedshiftFixture.Redshift;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.redshiftdata.model.SubStatementData;

/** What Redshift says differently from PostgreSQL. */
@ExtendWith(RedshiftFixture.class)
class DialectTest {

  private final Redshift redshift;

  DialectTest(Redshift redshift) {
    this.redshift = redshift;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'it\\'s'                                                        | it's",
        "NVL(NULL, 'a')                                                  | a",
        "NVL2(NULL, 'a', 'b')                                            | b",
        "DECODE(2, 1, 'one', 2, 'two', 'many')                           | two",
        "DECODE(NULL, NULL, 'none', 'some')                              | none",
        "DATEADD(month, 1, '2022-01-31')                                 | 2022-02-28 00:00:00.0",
        "DATEADD(qtr, -1, timestamp '2022-05-31')                        | 2022-02-28 00:00:00.0",
        "DATEDIFF(day, '2022-01-01', '2022-02-01')::varchar              | 31",
        "DATEDIFF(year, date '2021-12-31', date '2022-01-01')::varchar   | 1",
        "DATE_PART(dow, timestamp '2022-01-01')::int::varchar            | 6",
        "LEN('abc')::varchar                                             | 3",
        "CHARINDEX('c', 'abc')::varchar                                  | 3",
        "CONVERT_TIMEZONE('America/New_York', timestamp '2022-01-01 12:00:00') | 2022-01-01 07:00:00.0",
        "CONVERT(varchar(2), 'abc')                                      | ab",
        "JSON_EXTRACT_PATH_TEXT('{\"a\":{\"b\":\"c\"}}', 'a', 'b')       | c",
        "(SELECT LISTAGG(x, ',') WITHIN GROUP (ORDER BY x DESC) FROM (SELECT 'a' AS x UNION SELECT 'b') t) | b,a",
        "(SELECT TOP 1 x FROM (SELECT 'a' AS x UNION SELECT 'b') t ORDER BY x DESC) | b",
        "(SELECT APPROXIMATE COUNT(DISTINCT x) FROM (SELECT 1 AS x) t)::varchar | 1",
        "(SELECT MEDIAN(x) FROM (SELECT 1 AS x UNION SELECT 3) t)::varchar | 2",
        "(GETDATE() <= SYSDATE)::varchar                                 | true",
        "LAST_DAY('2022-02-03')                                          | 2022-02-28",
        "SHA2('a', 256)                                                  | ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb",
        "'a' + 'b'                                                       | ab",
        "STRTOL('ff', 16)::varchar                                       | 255",
        "REGEXP_REPLACE('a1b2', '[0-9]', '')                             | ab",
        "REGEXP_SUBSTR('ab12', '[0-9]+')                                 | 12",
        "REGEXP_COUNT('abab', 'a')::varchar                              | 2",
        "EXTRACT(year FROM date '2022-02-03')::varchar                   | 2022",
        "EXTRACT(dayofweek FROM date '2022-02-03')::varchar              | 4",
        "DATE_PART(yearday, date '2022-02-03')::varchar                  | 34",
        "DATEADD(day, 1, date '2022-02-03')                              | 2022-02-04 00:00:00.0",
        "DATE_TRUNC('month', date '2022-02-03')                          | 2022-02-01 00:00:00.0",
        "date '1998-12-01' - INTERVAL '90' days                          | 1998-09-02 00:00:00.0",
        "CAST(1.6 AS DECIMAL)                                            | 2",
        "'a'::VARCHAR(MAX)                                               | a",
        "(SELECT LISTAGG(x, ',') WITHIN GROUP (ORDER BY x) FROM (SELECT 1 AS x UNION SELECT 2) t) | 1,2",
        "(SELECT RATIO_TO_REPORT(x) OVER () FROM (SELECT 4 AS x) t)::varchar | 1",
        "(SELECT PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY x) FROM (SELECT 4 AS x) t)::varchar | 4",
        "(SELECT x FROM (SELECT 'a' AS x UNION SELECT 'b') t QUALIFY ROW_NUMBER() OVER (ORDER BY x DESC) = 1) | b",
        "(SELECT * FROM (SELECT 'a' AS x UNION SELECT 'b') t QUALIFY RANK() OVER (ORDER BY x) = 2) | b",
        "(SELECT x FROM (SELECT x, ROW_NUMBER() OVER (ORDER BY x) AS n FROM (SELECT 'a' AS x UNION SELECT 'b') t QUALIFY n = 2) u) | b",
        "(SELECT 'a' MINUS SELECT 'b')                                   | a",
        "MONTHS_BETWEEN('2022-03-31', '2022-02-28')::varchar             | 1",
        "NEXT_DAY('2022-02-03', 'Tue')                                   | 2022-02-08",
        "AVG(x)::varchar FROM (SELECT 1 AS x UNION SELECT 2) t           | 1",
        "pg_typeof(SUM(x))::varchar FROM (SELECT 1::bigint AS x) t       | bigint",
        "MEDIAN(x) OVER ()::varchar FROM (SELECT 1 AS x UNION SELECT 2) t | 1.5",
        "(PERCENTILE_DISC(0.5) WITHIN GROUP (ORDER BY x DESC) OVER ())::varchar FROM (SELECT 1 AS x UNION SELECT 2) t | 2",
        "LISTAGG(x, '-') WITHIN GROUP (ORDER BY x DESC) OVER () FROM (SELECT 'a' AS x UNION SELECT 'b') t | b-a",
        "LAST_VALUE(x IGNORE NULLS) OVER (ORDER BY n ROWS UNBOUNDED PRECEDING) FROM (SELECT 2 AS n, NULL AS x UNION SELECT 1, 'a') t ORDER BY n DESC | a",
        "LAG(x) IGNORE NULLS OVER (ORDER BY n) FROM (SELECT 3 AS n, 'c' AS x UNION SELECT 2, NULL UNION SELECT 1, 'a') t ORDER BY n DESC | a",
        "LEAD(x, 1) RESPECT NULLS OVER (ORDER BY x) FROM (SELECT 'a' AS x UNION SELECT 'b') t ORDER BY x | b",
        "c FROM (SELECT CONCAT(x, 'b') AS b, CONCAT(b, 'c') AS c FROM (SELECT 'a' AS x) t) u | abc",
        "c FROM (SELECT CONCAT(x, 'b') AS b, CONCAT(b, 'c') AS c FROM (SELECT 'a' AS x, '-' AS b) t) u | -c",
        "FNV_HASH('Amazon Redshift')::varchar                            | 7783490368944507294",
        "FNV_HASH(1)::varchar                                            | -5968735742475085980",
        "NVL(TRY_CAST('x' AS int), TRY_CAST('7' AS int))::varchar       | 7",
        "FROM_VARBYTE(TO_VARBYTE('abc', 'utf8'), 'hex')                  | 616263",
        "JSON_TYPEOF(ARRAY(1, OBJECT('a', 2)))                           | array",
        "(SELECT one FROM (SELECT 1 AS id, 'a' AS k, 'x' AS v) t PIVOT (MAX(v) FOR k IN ('a' AS one, 'b' AS two)) p) | x",
        "CONCAT(k, v) FROM (SELECT 'y' AS a, NULL AS b) t UNPIVOT (v FOR k IN (a, b)) | ay",
        "* FROM (SELECT * EXCLUDE (a) FROM (SELECT 'x' AS a, 'y' AS b) t) u | y",
        "* FROM (SELECT * EXCLUDE a, c FROM (SELECT 'x' AS a, 'y' AS b, 'z' AS c) t) u | y",
        "CONCAT(a, n::varchar) FROM (SELECT a, COUNT(*) AS n FROM (SELECT 'x' AS a UNION ALL SELECT 'x') t GROUP BY ALL) u | x2",
        "NVL(r.b, '-') FROM (SELECT 'x' AS a) l, (SELECT 'y' AS b) r WHERE l.a = r.b(+) | -",
        "AVG(x)::varchar FROM (SELECT 2.50 AS x UNION ALL SELECT 3.75 UNION ALL SELECT 1.90) t | 2.71",
        "x FROM (SELECT 1 AS n, 'b' AS x UNION SELECT 2, 'a') t ORDER BY NVL(x, '') | a",
        "ROUND(2.345::float, 2)::varchar                                   | 2.35",
        "CONCAT('a?b', ('{\"a\":1}'::jsonb ? 'a')::varchar)             | a?btrue"
      })
  void understands(String expression, String value) {
    assertThat(redshift.value("SELECT " + expression)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET query_group TO 'reports'",
        "CREATE TEMP TABLE a (x int ENCODE zstd, y NUMERIC, z NVARCHAR(10)) DISTSTYLE KEY DISTKEY(x) COMPOUND SORTKEY(x, y)",
        "SELECT * FROM svv_all_tables, svv_columns, pg_table_def, svv_all_schemas LIMIT 1",
        "CREATE TABLE #mine (x int)",
        "SELECT 1 AS x INTO #yours",
        "CREATE OR REPLACE VIEW unbound AS SELECT 1 AS x WITH NO SCHEMA BINDING",
        "SELECT * FROM svv_user_info, svv_roles, svv_user_grants, svv_redshift_databases LIMIT 1",
      })
  void accepts(String sql) {
    redshift.done(sql);
  }

  @Test
  void asksForColumnsWithinATransaction() {
    redshift.done("CREATE TABLE IF NOT EXISTS pivoted (k varchar(1), v varchar(1), w varchar(1))");
    String id =
        redshift
            .client()
            .batchExecuteStatement(
                batch ->
                    batch
                        .workgroupName("storehouse")
                        .database("dev")
                        .sqls(
                            "INSERT INTO pivoted VALUES ('a', 'x', '1'), ('b', 'y', '1')",
                            "SELECT * FROM pivoted PIVOT (MAX(v) FOR k IN ('a', 'b'))",
                            "SELECT * EXCLUDE (k, w) FROM nowhere",
                            "SELECT 1"))
            .id();
    assertThat(redshift.end(id).subStatements())
        .extracting(SubStatementData::statusAsString)
        .containsExactly("FINISHED", "FINISHED", "FAILED", "ABORTED");
  }
}
