package dev.storehouse.gateway.template;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A template with every value known: what a deployment would create. Immutable.
 *
 * @param parameters the value each parameter has, lists comma-joined
 * @param resources by logical id, in the template's order
 * @param outputs by name, those whose condition holds
 */
public record Stack(
    String name,
    String region,
    String accountId,
    Map<String, String> parameters,
    Map<String, Resource> resources,
    Map<String, String> outputs) {

  public Stack {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    resources = Collections.unmodifiableMap(new LinkedHashMap<>(resources));
    outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
  }

  /**
   * The resource of that logical id.
   *
   * @throws TemplateException if the stack has none
   */
  public Resource resource(String logicalId) {
    Resource resource = resources.get(logicalId);
    if (resource == null) {
      throw new TemplateException("Resources." + logicalId, "the stack has no such resource");
    }
    return resource;
  }

  /** The resources of one type, in the template's order. */
  public List<Resource> resourcesOf(String type) {
    return resources.values().stream().filter(resource -> resource.type().equals(type)).toList();
  }

  /**
   * The environment variables the template gives a function.
   *
   * @throws TemplateException if the stack has no such resource
   */
  public Map<String, String> environment(String functionLogicalId) {
    Section variables =
        resource(functionLogicalId).properties().section("Environment").section("Variables");
    Map<String, String> environment = new LinkedHashMap<>();
    variables.names().forEach(name -> environment.put(name, variables.text(name)));
    return Collections.unmodifiableMap(environment);
  }
}
