package dev.storehouse.contract;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** An OpenAPI document, read for its operations and references. Immutable. */
public record ContractDocument(Map<String, Object> document) {

  private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

  /** The operations by method and path, such as {@code GET /orders}. */
  public Map<String, Map<?, ?>> operations() {
    Map<String, Map<?, ?>> operations = new TreeMap<>();
    ((Map<?, ?>) document.get("paths"))
        .forEach(
            (path, item) ->
                ((Map<?, ?>) item)
                    .forEach(
                        (method, operation) -> {
                          if (METHODS.contains(method)) {
                            operations.put(
                                ((String) method).toUpperCase(Locale.ROOT) + " " + path,
                                (Map<?, ?>) operation);
                          }
                        }));
    return operations;
  }

  /** Every reference in it, as in {@code #/components/schemas/Order}. */
  public List<String> references() {
    return references(document);
  }

  /** Whether a reference leads somewhere. */
  public boolean resolves(String reference) {
    Object node = document;
    for (String name : reference.substring(2).split("/", -1)) {
      node = node instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return node != null;
  }

  private static List<String> references(Object node) {
    return switch (node) {
      case Map<?, ?> map ->
          map.entrySet().stream()
              .flatMap(
                  entry ->
                      entry.getKey().equals("$ref")
                          ? List.of((String) entry.getValue()).stream()
                          : references(entry.getValue()).stream())
              .toList();
      case List<?> list -> list.stream().flatMap(item -> references(item).stream()).toList();
      case null, default -> List.of();
    };
  }
}
