package dev.storehouse.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

  private static final String TEMPLATE = "template.yaml";

  @Test
  void linesOfSettingsAreVariables() {
    Settings settings =
        Settings.of(
            Map.of(
                "TEMPLATE",
                TEMPLATE,
                "SETTINGS",
                "ORDERS_TABLE=orders\nTOKEN_AUDIENCE=a=\"b\"\n\nWAREHOUSE_NAME=\n"));

    assertThat(settings.environment().variables())
        .containsEntry("ORDERS_TABLE", "orders")
        .containsEntry("TOKEN_AUDIENCE", "a=\"b\"")
        .containsEntry("WAREHOUSE_NAME", "")
        .doesNotContainKey("SETTINGS");
    assertThat(settings.binding().port()).isEqualTo(8080);
  }

  @Test
  void aVariableOfTheProcessWins() {
    Settings settings =
        Settings.of(
            Map.of("TEMPLATE", TEMPLATE, "SETTINGS", "ORDERS_TABLE=a\nPORT=1", "PORT", "8081"));

    assertThat(settings.binding().port()).isEqualTo(8081);
    assertThat(settings.environment().required("ORDERS_TABLE")).isEqualTo("a");
  }

  @Test
  void aLineThatIsNoneIsRefusedWithoutBeingShown() {
    assertThatThrownBy(() -> Settings.of(Map.of("TEMPLATE", TEMPLATE, "SETTINGS", "hidden")))
        .isInstanceOf(StartException.class)
        .hasMessage("SETTINGS has a line that is not NAME=value");
  }

  @Test
  void moreMemoryIsMoreAtOnce() {
    assertThat(Concurrency.of(64L << 20)).isEqualTo(new Concurrency(4, 5));
    assertThat(Concurrency.of(768L << 20)).isEqualTo(new Concurrency(24, 64));
  }
}
