package dev.storehouse.warehouse.files;

import dev.storehouse.shared.json.Json;
import dev.storehouse.shared.json.JsonSyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the format of the Amazon Redshift Database Developer Guide, "UNLOAD examples". */
final class ManifestReader {

  private ManifestReader() {}

  static UnloadManifest read(String text) {
    Map<?, ?> document = document(text);
    List<UnloadManifest.Entry> entries =
        objects(document.get("entries"), "entries").stream().map(ManifestReader::entry).toList();
    long sum = entries.stream().mapToLong(UnloadManifest.Entry::rows).sum();
    return new UnloadManifest(
        entries,
        document.get("meta") instanceof Map<?, ?> meta ? number(meta, "record_count") : sum,
        document.get("schema") instanceof Map<?, ?> schema ? columns(schema) : List.of());
  }

  private static Map<?, ?> document(String text) {
    try {
      return Json.readObject(text);
    } catch (JsonSyntaxException e) {
      throw new IllegalArgumentException("a manifest is JSON", e);
    }
  }

  private static UnloadManifest.Entry entry(Map<?, ?> entry) {
    Map<?, ?> meta = object(entry.get("meta"), "meta");
    return new UnloadManifest.Entry(
        text(entry, "url"), number(meta, "content_length"), number(meta, "record_count"));
  }

  private static List<UnloadManifest.Column> columns(Map<?, ?> schema) {
    return objects(schema.get("elements"), "elements").stream()
        .map(
            element ->
                new UnloadManifest.Column(
                    text(element, "name"), text(object(element.get("type"), "type"), "base")))
        .toList();
  }

  private static List<? extends Map<?, ?>> objects(@Nullable Object value, String name) {
    if (value instanceof List<?> list) {
      return list.stream().<Map<?, ?>>map(each -> object(each, name)).toList();
    }
    throw missing(name);
  }

  private static Map<?, ?> object(@Nullable Object value, String name) {
    if (value instanceof Map<?, ?> object) {
      return object;
    }
    throw missing(name);
  }

  private static String text(Map<?, ?> object, String name) {
    return Optional.ofNullable(object.get(name))
        .map(String::valueOf)
        .orElseThrow(() -> missing(name));
  }

  private static long number(Map<?, ?> object, String name) {
    if (object.get(name) instanceof Number number) {
      return number.longValue();
    }
    throw missing(name);
  }

  private static IllegalArgumentException missing(String name) {
    return new IllegalArgumentException("a verbose manifest has " + name);
  }
}
