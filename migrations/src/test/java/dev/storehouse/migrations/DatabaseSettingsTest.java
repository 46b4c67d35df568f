package dev.storehouse.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseSettingsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://shop.abc.eu-central-1.rds.amazonaws.com:5433/storehouse?sslmode=require",
        "postgresql+psycopg2://shop.abc.eu-central-1.rds.amazonaws.com:5433/storehouse",
        "jdbc:postgresql://shop.abc.eu-central-1.rds.amazonaws.com:5433/storehouse?sslmode=prefer"
      })
  void whatTheTaskIsGivenIsUnderstoodAndEncrypted(String url) {
    DatabaseSettings settings = DatabaseSettings.of(environment(url));
    assertThat(settings.host()).isEqualTo("shop.abc.eu-central-1.rds.amazonaws.com");
    assertThat(settings.port()).isEqualTo(5433);
    assertThat(settings.name()).isEqualTo("storehouse");
    assertThat(settings.encrypted()).isTrue();
    assertThat(settings)
        .hasToString("storehouse at shop.abc.eu-central-1.rds.amazonaws.com:5433 as owner");
  }

  @Test
  void onlyAnExplicitWordGoesWithoutEncryption() {
    assertThat(of("postgresql://db/shop?a=b&sslmode=disable").encrypted()).isFalse();
    assertThat(of("postgresql://db/shop?xsslmode=disable").encrypted()).isTrue();
    assertThat(of("postgresql://db/shop?sslmode=disabled").encrypted()).isTrue();
    assertThat(of("postgresql://db/shop").port()).isEqualTo(5432);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql://db/shop",
        "postgresql://db",
        "postgresql://db/",
        "postgresql://db/a/b",
        "postgresql://db/a-b",
        "postgresql:///shop",
        "postgresql://me:swordfish@db/shop",
        "postgresql://me:sword fish@db/shop",
        "swordfish"
      })
  void whatIsNoAddressOfADatabaseIsRefusedAndNotRepeated(String url) {
    assertThatThrownBy(() -> of(url))
        .isInstanceOf(MigrateException.class)
        .hasMessageContaining("DATABASE_URL must be such as")
        .hasMessageNotContaining("fish");
  }

  private static DatabaseSettings of(String url) {
    return DatabaseSettings.of(environment(url));
  }

  private static Map<String, String> environment(String url) {
    Map<String, String> environment = new HashMap<>();
    environment.put("DATABASE_URL", url);
    environment.put("PGUSER", "owner");
    environment.put("PGPASSWORD", "swordfish");
    return environment;
  }
}
