package dev.storehouse.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storehouse.warehouse.webhook.WebhookExceptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  private static final Path ROOT = Path.of("root");

  @Test
  void hasDefaults() {
    Settings defaults = new Settings(ROOT, 3000, 3001, 4566, Optional.empty());
    assertThat(Settings.of(ROOT, Map.of())).isEqualTo(defaults);
    assertThat(
            Settings.of(
                ROOT,
                Map.of(
                    "STOREHOUSE_PORT", "",
                    "STOREHOUSE_QUERY_PORT", "",
                    "STOREHOUSE_AWS_PORT", " ",
                    "STOREHOUSE_DATA", "",
                    "STOREHOUSE_EVENT_FORWARD_URL", "",
                    "STOREHOUSE_WEBHOOK_EXCEPTIONS", "")))
        .isEqualTo(defaults);
  }

  @Test
  void readsEveryVariable() {
    assertThat(
            Settings.of(
                ROOT,
                Map.of(
                    "STOREHOUSE_PORT", "8080",
                    "STOREHOUSE_QUERY_PORT", "8081",
                    "STOREHOUSE_AWS_PORT", "0",
                    "STOREHOUSE_DATA", "/var/lib/../lib/storehouse",
                    "STOREHOUSE_EVENT_FORWARD_URL", "http://127.0.0.1:6789",
                    "STOREHOUSE_WEBHOOK_EXCEPTIONS", "127.0.0.1:9000, localhost:9000")))
        .isEqualTo(
            new Settings(ROOT, 8080, 8081, 0, Optional.of(Path.of("/var/lib/storehouse")))
                .withParameters(Map.of("EventForwardUrl", "http://127.0.0.1:6789"))
                .withWebhookExceptions(
                    new WebhookExceptions(Set.of("127.0.0.1:9000", "localhost:9000"))));
  }

  @Test
  void saysInWordsWhatTheTemplateRefuses() {
    Path root = Path.of(System.getProperty("storehouse.root"));
    Settings settings = Settings.of(root, Map.of("STOREHOUSE_EVENT_FORWARD_URL", "mage:6789"));
    assertThatThrownBy(() -> LocalStack.resolve(settings, URI.create("http://127.0.0.1:3000")))
        .isInstanceOf(StartException.class)
        .hasMessageContainingAll(
            "EventForwardUrl", "mage:6789", "must be empty or an http or https");
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "-1", "65536", "99999999999", "3000.0"})
  void refusesWhatIsNoPort(String value) {
    assertThatThrownBy(() -> Settings.of(ROOT, Map.of("STOREHOUSE_AWS_PORT", value)))
        .isInstanceOf(StartException.class)
        .hasMessage(
            "STOREHOUSE_AWS_PORT must be a port from 1 to 65535, or 0 for any free one; it is \"%s\""
                .formatted(value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "*", "127.0.0.1:0", "http://127.0.0.1:9000", "a:1,,b:2"})
  void refusesWhatIsNoPlaceOfAWebhook(String value) {
    assertThatThrownBy(() -> Settings.of(ROOT, Map.of("STOREHOUSE_WEBHOOK_EXCEPTIONS", value)))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("STOREHOUSE_WEBHOOK_EXCEPTIONS")
        .hasMessageContaining('"' + value + '"');
  }
}
