package dev.storehouse.local.aws.secrets;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** What a version holds: a text, or bytes in Base64 as the wire carries them. */
sealed interface SecretValue {

  /** The limit of both kinds, in bytes (AWS Secrets Manager quotas). */
  int MAX_BYTES = 65536;

  /** The member of a response or of the file, {@code SecretString} or {@code SecretBinary}. */
  Map.Entry<String, String> member();

  /** UTF-8 text. */
  record Text(String text) implements SecretValue {
    @Override
    public Map.Entry<String, String> member() {
      return Map.entry("SecretString", text);
    }

    @Override
    public String toString() {
      return "Text[secret]";
    }
  }

  /** Bytes. */
  record Binary(String base64) implements SecretValue {
    @Override
    public Map.Entry<String, String> member() {
      return Map.entry("SecretBinary", base64);
    }

    @Override
    public String toString() {
      return "Binary[secret]";
    }
  }

  /** The value a request carries, or empty where it carries none. */
  static Optional<SecretValue> of(Input input) {
    Optional<String> text = input.text("SecretString", 1, MAX_BYTES);
    Optional<String> binary = input.text("SecretBinary", 1, Integer.MAX_VALUE);
    if (text.isPresent() && binary.isPresent()) {
      throw SecretsException.invalidParameter(
          "You can't specify both a binary secret value and a string secret value in the same secret.");
    }
    text.ifPresent(value -> limit(value.getBytes(StandardCharsets.UTF_8).length));
    binary.ifPresent(value -> limit(decoded(value).length));
    return text.<SecretValue>map(Text::new).or(() -> binary.map(Binary::new));
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw SecretsException.serialization("SecretBinary is not Base64: " + e.getMessage());
    }
  }

  private static void limit(int bytes) {
    if (bytes > MAX_BYTES) {
      throw SecretsException.validation(
          "1 validation error detected: Value at 'secretValue' failed to satisfy constraint: Member must have length less than or equal to "
              + MAX_BYTES);
    }
  }
}
