package dev.storehouse.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192.0.2.1",
    "2001:db8:1:2:3:4:5:6, 20010db800010002",
    "2001:db8:1:2::, 20010db800010002",
    "'', ''",
    "somewhere, somewhere"
  })
  void aNetworkIsOneSource(String address, String source) {
    assertThat(Source.of(address)).isEqualTo(source);
  }
}
