package dev.storehouse.local.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Reads the {@code paths} of an OpenAPI document. */
final class OperationReader {

  private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

  private final UnaryOperator<JsonNode> resolved;

  /**
   * Makes a reader.
   *
   * @param resolved gives what a reference leads to
   */
  OperationReader(UnaryOperator<JsonNode> resolved) {
    this.resolved = resolved;
  }

  List<Operation> read(JsonNode paths) {
    List<Operation> operations = new ArrayList<>();
    paths.forEachEntry(
        (path, item) ->
            item.forEachEntry(
                (method, operation) -> {
                  if (METHODS.contains(method)) {
                    operations.add(
                        operation(
                            method, path, item.path("parameters"), resolved.apply(operation)));
                  }
                }));
    return List.copyOf(operations);
  }

  private Operation operation(String method, String path, JsonNode common, JsonNode operation) {
    List<Parameter> parameters = new ArrayList<>();
    common.forEach(parameter -> parameters.add(parameter(resolved.apply(parameter))));
    operation
        .path("parameters")
        .forEach(parameter -> parameters.add(parameter(resolved.apply(parameter))));
    Set<String> credentials = new LinkedHashSet<>();
    operation.path("security").forEach(it -> it.fieldNames().forEachRemaining(credentials::add));
    Map<String, JsonNode> responses = new LinkedHashMap<>();
    operation
        .path("responses")
        .forEachEntry((status, response) -> responses.put(status, resolved.apply(response)));
    JsonNode body =
        resolved.apply(operation.path("requestBody")).path("content").path("application/json");
    return new Operation(
        method.toUpperCase(Locale.ROOT),
        path,
        Audience.of(operation.path("security")),
        credentials,
        existing(body.path("schema")),
        existing(body.path("example")),
        List.copyOf(parameters),
        responses);
  }

  private Parameter parameter(JsonNode node) {
    return new Parameter(
        node.path("name").asText(), node.path("in").asText(), resolved.apply(node.path("schema")));
  }

  private Optional<JsonNode> existing(JsonNode node) {
    return node.isMissingNode() ? Optional.empty() : Optional.of(resolved.apply(node));
  }
}
