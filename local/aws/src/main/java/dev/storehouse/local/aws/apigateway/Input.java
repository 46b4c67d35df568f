package dev.storehouse.local.aws.apigateway;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A JSON object with members of the kinds that are asked for, or a documented error. */
record Input(Map<String, Object> members) {

  Set<String> names() {
    return members.keySet();
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(members.get(name)).map(value -> kind(name, value, String.class));
  }

  String requiredText(String name) {
    return text(name).orElseThrow(() -> ApiGatewayException.badRequest(name + " is required"));
  }

  boolean flag(String name, boolean fallback) {
    return Optional.ofNullable(members.get(name))
        .map(value -> kind(name, value, Boolean.class))
        .orElse(fallback);
  }

  List<String> texts(String name) {
    return list(name).stream().map(value -> kind(name, value, String.class)).toList();
  }

  List<Input> objects(String name) {
    return list(name).stream().map(value -> object(name, value)).toList();
  }

  Input object(String name) {
    return object(name, members.getOrDefault(name, Map.of()));
  }

  Map<String, String> textValues() {
    Map<String, String> values = new LinkedHashMap<>();
    names().forEach(name -> values.put(name, requiredText(name)));
    return values;
  }

  private List<?> list(String name) {
    return kind(name, members.getOrDefault(name, List.of()), List.class);
  }

  private static Input object(String name, Object value) {
    Map<String, Object> members = new LinkedHashMap<>();
    Map<?, ?> map = kind(name, value, Map.class);
    map.forEach((key, member) -> members.put(String.valueOf(key), member));
    return new Input(members);
  }

  private static <T> T kind(String name, Object value, Class<T> kind) {
    if (!kind.isInstance(value)) {
      throw ApiGatewayException.badRequest("Invalid value for " + name);
    }
    return kind.cast(value);
  }
}
