package dev.storehouse.local.aws.apigateway;

import dev.storehouse.gateway.usage.ApiKey;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** The operations on {@code /apikeys}. Thread-safe. */
final class KeyActions {

  private static final int ID_LENGTH = 10;
  private static final int VALUE_LENGTH = 40;
  private static final int MIN_VALUE = 20;
  private static final int MAX_VALUE = 128;
  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final String MIXED = LOWER + "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private final KeyStore store;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  KeyActions(KeyStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  Map<String, Object> create(Input input) {
    String value = input.text("value").orElseGet(() -> random(MIXED, VALUE_LENGTH));
    checkValue(value);
    Instant now = clock.instant();
    String id = random(LOWER, ID_LENGTH);
    ApiKey key =
        new ApiKey(
            id,
            value,
            input.text("name").orElse(id),
            input.text("description").orElse(""),
            input.flag("enabled", false),
            now,
            now,
            input.object("tags").textValues());
    store.add(key);
    return Shapes.key(key, true);
  }

  Map<String, Object> read(String id, Map<String, String> query) {
    return Shapes.key(store.key(id), query.getOrDefault("includeValue", "").equals("true"));
  }

  Map<String, Object> list(Map<String, String> query) {
    boolean withValues = query.getOrDefault("includeValues", "").equals("true");
    String prefix = query.getOrDefault("name", "");
    List<ApiKey> found =
        store.keys().stream().filter(key -> key.name().startsWith(prefix)).toList();
    return Page.of(found, query, ApiKey::id, key -> Shapes.key(key, withValues));
  }

  /** Only {@code replace} exists for a key ("Patch operations", API Gateway API Reference). */
  Map<String, Object> update(String id, Input input) {
    ApiKey key = store.key(id);
    Instant now = clock.instant();
    for (Input operation : input.objects("patchOperations")) {
      String path = operation.requiredText("path");
      if (!operation.requiredText("op").equals("replace")) {
        throw ApiGatewayException.badRequest("Invalid patch operation specified");
      }
      String value = operation.text("value").orElse("");
      key =
          switch (path) {
            case "/enabled" -> key.withEnabled(bool(value), now);
            case "/name" -> key.withName(value, now);
            case "/description" -> key.withDescription(value, now);
            default ->
                throw ApiGatewayException.badRequest(
                    "Invalid patch path '%s' specified for op 'replace'.".formatted(path));
          };
    }
    store.replace(key);
    return Shapes.key(key, false);
  }

  void delete(String id) {
    store.remove(id);
  }

  private static boolean bool(String value) {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw ApiGatewayException.badRequest("Invalid boolean value: " + value);
    };
  }

  static void checkValue(String value) {
    if (value.length() < MIN_VALUE) {
      throw ApiGatewayException.badRequest(
          "API Key value should be at least %d characters".formatted(MIN_VALUE));
    }
    if (value.length() > MAX_VALUE) {
      throw ApiGatewayException.badRequest(
          "API Key value exceeds maximum size of %d characters".formatted(MAX_VALUE));
    }
  }

  private String random(String alphabet, int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}
