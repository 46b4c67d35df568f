package dev.storehouse.local.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.storehouse.local.system.HttpStore.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What {@code GET /openapi.json} promises. Immutable. */
final class ApiContract {

  private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

  private final JsonNode document;
  private final ContractSchemas schemas;
  private final List<Operation> operations = new ArrayList<>();

  private ApiContract(String openApi) throws JsonProcessingException {
    document = new ObjectMapper().readTree(openApi);
    schemas = new ContractSchemas(document);
    document
        .path("paths")
        .forEachEntry(
            (path, item) ->
                item.forEachEntry(
                    (method, operation) -> {
                      if (METHODS.contains(method)) {
                        operations.add(operation(method, path, operation));
                      }
                    }));
  }

  static ApiContract of(HttpStore store) {
    try {
      return new ApiContract(store.get("/openapi.json").expect(200).body());
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  List<Operation> operations() {
    return List.copyOf(operations);
  }

  /** How many operations there are, counted by what each must have: an identifier. */
  int operationIds() {
    return document.findValues("operationId").size();
  }

  /** The node a reference leads to, or the node itself. */
  JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
  }

  /** What is wrong with an answer, in words; empty if the operation may answer so. */
  List<String> violations(Operation operation, Answer answer) {
    JsonNode response = resolved(operation.responses().path(Integer.toString(answer.status())));
    if (response.isMissingNode()) {
      return List.of("the status is not documented");
    }
    JsonNode content = response.path("content");
    if (content.isMissingNode()) {
      return answer.body().isEmpty() ? List.of() : List.of("there should be no body");
    }
    JsonNode schema = content.path(answer.type().orElse("")).path("schema");
    return schema.isMissingNode()
        ? List.of("the content type is not documented: " + answer.type())
        : schemas.violations(schema, answer.body());
  }

  /** What is wrong with a problem document. */
  List<String> violationsOfProblem(Answer answer) {
    JsonNode content = document.at("/components/responses/NotFound/content");
    JsonNode schema = content.path(answer.type().orElse("")).path("schema");
    return schema.isMissingNode()
        ? List.of("not a problem document: " + answer.type())
        : schemas.violations(schema, answer.body());
  }

  private Operation operation(String method, String path, JsonNode operation) {
    List<String> parameters = new ArrayList<>();
    operation
        .path("parameters")
        .forEach(parameter -> parameters.add(resolved(parameter).path("name").asText()));
    JsonNode body =
        operation.path("requestBody").path("content").path("application/json").path("schema");
    return new Operation(
        method.toUpperCase(Locale.ROOT),
        path,
        Operation.Access.of(operation.path("security")),
        body.isMissingNode() ? Optional.empty() : Optional.of(resolved(body)),
        List.copyOf(parameters),
        operation.path("responses"));
  }
}
