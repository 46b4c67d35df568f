package dev.storehouse.gateway.restapi;

import dev.storehouse.gateway.RouteKey;
import dev.storehouse.gateway.RouteTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The resources of an API, each with its methods. The path decides first: a method that its
 * resource lacks is not looked for elsewhere. Immutable.
 */
final class ResourceTree {

  private static final String ANY = "ANY";

  /** A method, the path of its resource, and what the path's parameters hold. */
  record Match(GuardedMethod method, String resourcePath, Map<String, String> pathParameters) {}

  private record Resource(String path, Map<String, GuardedMethod> methods) {}

  private final RouteTable<Resource> resources;

  ResourceTree(List<GuardedMethod> methods) {
    Map<String, Resource> byPath = new LinkedHashMap<>();
    for (GuardedMethod guarded : methods) {
      RouteKey key = guarded.method().key();
      byPath
          .computeIfAbsent(key.path(), path -> new Resource(path, new LinkedHashMap<>()))
          .methods()
          .put(key.method(), guarded);
    }
    this.resources =
        new RouteTable<>(
            List.copyOf(byPath.values()), resource -> new RouteKey(ANY, resource.path()));
  }

  Optional<Match> find(String method, String path) {
    return resources
        .find(method, path)
        .flatMap(
            found ->
                method(found.route(), method)
                    .map(it -> new Match(it, found.route().path(), found.pathParameters())));
  }

  private static Optional<GuardedMethod> method(Resource resource, String method) {
    return Optional.ofNullable(resource.methods().get(method))
        .or(() -> Optional.ofNullable(resource.methods().get(ANY)));
  }
}
