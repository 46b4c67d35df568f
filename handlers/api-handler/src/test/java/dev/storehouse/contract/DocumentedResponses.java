package dev.storehouse.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The responses that an OpenAPI 3.1 document allows, whose schemas are JSON Schema 2020-12. */
public final class DocumentedResponses {

  private final JsonNode contract;
  private final ContractSchemas schemas;

  public DocumentedResponses(String openApi) throws JsonProcessingException {
    contract = new ObjectMapper().readTree(openApi);
    schemas = new ContractSchemas(contract);
  }

  /**
   * The success of an operation.
   *
   * @param routeKey method and path, as the gateway names a route
   */
  public int success(String routeKey) {
    return operation(routeKey)
        .path("responses")
        .propertyStream()
        .map(Map.Entry::getKey)
        .filter(status -> status.startsWith("2"))
        .mapToInt(Integer::parseInt)
        .findFirst()
        .orElseThrow();
  }

  /** What is wrong with a response, in words; empty if the contract allows it. */
  public List<String> violations(String routeKey, int status, Optional<String> type, String body) {
    JsonNode response =
        resolved(operation(routeKey).path("responses").path(Integer.toString(status)));
    if (response.isMissingNode()) {
      return List.of("status " + status + " is not documented");
    }
    JsonNode content = response.path("content");
    if (content.isMissingNode()) {
      return body.isEmpty() ? List.of() : List.of("there is a body, and should be none");
    }
    JsonNode schema = content.path(type.orElse("")).path("schema");
    if (schema.isMissingNode()) {
      return List.of("content type " + type + " is not documented");
    }
    return schemas.violations(schema, body);
  }

  /** What is wrong with a problem document. */
  public List<String> violationsOfProblem(String body) {
    return schemas.violations(
        contract
            .at("/components/responses/NotFound/content")
            .path("application/problem+json")
            .path("schema"),
        body);
  }

  private JsonNode operation(String routeKey) {
    String[] parts = routeKey.split(" ", 2);
    JsonNode operation =
        contract.path("paths").path(parts[1]).path(parts[0].toLowerCase(Locale.ROOT));
    if (operation.isMissingNode()) {
      throw new IllegalArgumentException("the contract has no operation " + routeKey);
    }
    return operation;
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? contract.at(node.path("$ref").asText().substring(1)) : node;
  }
}
