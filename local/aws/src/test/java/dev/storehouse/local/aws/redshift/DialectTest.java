package dev.storehouse.local.aws.redshift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.aws.redshift.RedshiftFixture.Redshift;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        "CONCAT('a?b', ('{\"a\":1}'::jsonb ? 'a')::varchar)             | a?btrue"
      })
  void understands(String expression, String value) {
    assertThat(redshift.value("SELECT " + expression)).isEqualTo(value);
  }
}
