package dev.storehouse.local.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.storehouse.shared.json.Json;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Spoils JSON: the value of a field, the text, or the bytes. */
final class Vandal {

  private static final String LONE_SURROGATE = "\\ud83d";

  private final RandomGenerator random;

  Vandal(RandomGenerator random) {
    this.random = random;
  }

  /** The body that was meant, or what became of it. */
  byte[] bytes(Map<String, @Nullable Object> body) {
    return switch (random.nextInt(10)) {
      case 0, 1 -> Json.write(body).getBytes(UTF_8);
      case 2, 3, 4, 5 -> Json.write(spoiled(body)).getBytes(UTF_8);
      case 6, 7, 8 -> text(Json.write(body)).getBytes(UTF_8);
      default -> notUtf8(Json.write(body));
    };
  }

  /** One field is missing, of another kind, or one that should not be there. */
  private Map<String, @Nullable Object> spoiled(Map<String, @Nullable Object> body) {
    Map<String, @Nullable Object> spoiled = new LinkedHashMap<>(body);
    List<String> names = new ArrayList<>(body.keySet());
    if (names.isEmpty() || random.nextInt(6) == 0) {
      spoiled.put(pick("admin", "role", "user_id", "version", "", "a\u0000b", "__proto__"), any());
      return spoiled;
    }
    String name = names.get(random.nextInt(names.size()));
    if (random.nextInt(6) == 0) {
      spoiled.remove(name);
    } else if (spoiled.get(name) instanceof List<?> list
        && !list.isEmpty()
        && list.getFirst() instanceof Map<?, ?>
        && random.nextBoolean()) {
      spoiled.put(name, list.stream().map(this::spoiledItem).toList());
    } else {
      spoiled.put(name, any());
    }
    return spoiled;
  }

  @SuppressWarnings("unchecked")
  private Object spoiledItem(Object item) {
    return spoiled((Map<String, @Nullable Object>) item);
  }

  private @Nullable Object any() {
    return switch (random.nextInt(18)) {
      case 0 -> null;
      case 1 -> true;
      case 2 -> -1;
      case 3 -> 0;
      case 4 -> Long.MAX_VALUE;
      case 5 -> Long.MIN_VALUE;
      case 6 -> BigInteger.TEN.pow(60);
      case 7 -> 1.5;
      case 8 -> "";
      case 9 -> " \t ";
      case 10 -> "a\u0000b";
      case 11 -> "x".repeat(random.nextInt(1, 9_000));
      case 12 -> "\u202e\ufeff\uffff\ud83d\ude00";
      case 13 -> List.of();
      case 14 -> Map.of();
      case 15 -> List.of(List.of(1, "a", Map.of("b", false)));
      case 16 -> "1e400";
      default -> "' OR 1=1 -- ${jndi:x} <script> ../../etc/passwd";
    };
  }

  private String text(String json) {
    return switch (random.nextInt(16)) {
      case 0 -> json.substring(0, random.nextInt(json.length()));
      case 1 -> json + json;
      case 2 -> json + "\u0000";
      case 3 -> "\ufeff" + json;
      case 4 -> "[" + json + "]";
      case 5 -> "{\"a\":".repeat(20_000) + "1" + "}".repeat(20_000);
      case 6 -> "[".repeat(random.nextInt(1, 100_000));
      case 7 -> pick("", " ", "null", "true", "0", "\"a\"", "[]", "{}", "{", "}", "{,}", "NaN");
      case 8 -> json.replaceFirst("\\d", "9".repeat(random.nextInt(1, 5_000)));
      case 9 ->
          json.replaceFirst("\\d+", pick("1e400", "1e-400", "1E999999999", "-0", "0x10", "01"));
      case 10 ->
          json.replaceFirst("\\d+", pick("NaN", "Infinity", "1e99999999999", ".5", "5.", "+1"));
      case 11 -> json.replaceFirst("[a-z]\"", LONE_SURROGATE + "\"");
      case 12 -> json.replaceFirst("[a-z]\"", "\\u0000\"");
      case 13 -> json.replaceFirst("\\{", "{\"" + LONE_SURROGATE + "\":1,");
      case 14 -> json.replaceFirst("\\{", "{" + "\"a\":1,\"a\":2,");
      default -> json.replace('"', '\'');
    };
  }

  private byte[] notUtf8(String json) {
    byte[] bytes = json.getBytes(UTF_8);
    return switch (random.nextInt(4)) {
      case 0 -> replaced(bytes, (byte) 0xff);
      case 1 -> replaced(bytes, (byte) 0xed);
      case 2 -> Arrays.copyOf(bytes, bytes.length + random.nextInt(1, 64));
      default -> ("{\"é\":\"" + "ü".repeat(40) + "\"}").getBytes(ISO_8859_1);
    };
  }

  private byte[] replaced(byte[] bytes, byte other) {
    bytes[random.nextInt(bytes.length)] = other;
    return bytes;
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
