package dev.storehouse.local.aws.apigateway;

import dev.storehouse.gateway.usage.ApiKey;
import dev.storehouse.local.aws.file.OwnerOnlyFile;
import dev.storehouse.local.aws.port.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The keys of a data directory, and the plans they are in. */
final class KeysFile {

  /** All that it holds. */
  record Content(List<ApiKey> keys, Map<String, ? extends Set<String>> keyIdsByPlan) {}

  private static final String KEYS = "keys";
  private static final String PLANS = "plans";

  private final OwnerOnlyFile file;

  KeysFile(Path directory) {
    this.file = new OwnerOnlyFile(directory.resolve("api-keys.json"));
  }

  Content load() {
    try {
      Optional<byte[]> text = file.read();
      return text.isEmpty()
          ? new Content(List.of(), Map.of())
          : content(new Input(Json.readObject(text.get())));
    } catch (IOException | RuntimeException e) {
      throw new IllegalStateException("cannot read the API keys in " + file, e);
    }
  }

  void save(Content content) {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put(KEYS, content.keys().stream().map(KeysFile::written).toList());
    text.put(PLANS, content.keyIdsByPlan());
    file.replace(Json.write(text));
  }

  private static Content content(Input input) {
    Map<String, Set<String>> plans = new LinkedHashMap<>();
    Input members = input.object(PLANS);
    members.names().forEach(plan -> plans.put(plan, Set.copyOf(members.texts(plan))));
    return new Content(input.objects(KEYS).stream().map(KeysFile::read).toList(), plans);
  }

  private static ApiKey read(Input key) {
    return new ApiKey(
        key.requiredText("id"),
        key.requiredText("value"),
        key.requiredText("name"),
        key.requiredText("description"),
        key.flag("enabled", false),
        Instant.parse(key.requiredText("created")),
        Instant.parse(key.requiredText("updated")),
        key.object("tags").textValues());
  }

  private static Map<String, Object> written(ApiKey key) {
    return Map.of(
        "id", key.id(),
        "value", key.value(),
        "name", key.name(),
        "description", key.description(),
        "enabled", key.enabled(),
        "created", key.created().toString(),
        "updated", key.updated().toString(),
        "tags", key.tags());
  }
}
