package dev.storehouse.local.aws.redshift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.aws.redshift.RedshiftFixture.Redshift;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;

/** A string has 65,535 bytes at most, and one that would have more is never made. */
@ExtendWith(RedshiftFixture.class)
class LongStringsTest {

  private static final Duration SOON = Duration.ofSeconds(5);

  private final Redshift redshift;

  LongStringsTest(Redshift redshift) {
    this.redshift = redshift;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "REPEAT('a', 1000000000)",
        "REPLICATE('a', 65536)",
        "REPEAT('\u00e4', 32768)",
        "LPAD('a', 1000000000, 'b')",
        "RPAD('a', 65536)",
      })
  void isRefusedAtOnce(String expression) {
    var end = redshift.run("SELECT LEN(" + expression + ")");
    assertThat(end.status()).isEqualTo(StatusString.FAILED);
    assertThat(end.error()).isEqualTo("ERROR: value too long for type character varying(65535)");
    assertThat(Duration.ofNanos(end.duration())).isLessThan(SOON);
  }

  @ParameterizedTest
  @ValueSource(strings = {"REPEAT('a', 65535)", "LPAD('a', 65535, 'b')", "RPAD('a', 65535)"})
  void mayHaveAllItsBytes(String expression) {
    assertThat(redshift.value("SELECT LEN(" + expression + ")::varchar")).isEqualTo("65535");
  }
}
