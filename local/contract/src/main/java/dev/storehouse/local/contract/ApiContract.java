package dev.storehouse.local.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Optional;

/** What an OpenAPI 3.1 document promises. Immutable. */
public final class ApiContract {

  private final JsonNode document;
  private final ContractSchemas schemas;
  private final List<Operation> operations;

  private ApiContract(JsonNode document) {
    this.document = document;
    this.schemas = new ContractSchemas(document);
    this.operations = new OperationReader(this::resolved).read(document.path("paths"));
  }

  /**
   * Reads a document.
   *
   * @throws IllegalArgumentException if it is not JSON
   */
  public static ApiContract parse(String openApi) {
    try {
      return new ApiContract(new ObjectMapper().readTree(openApi));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a contract is JSON", e);
    }
  }

  /** All there are, in the order of the document. */
  public List<Operation> operations() {
    return operations;
  }

  /**
   * The operation of a route.
   *
   * @param route method and path, as the gateway names it
   * @throws IllegalArgumentException if there is none
   */
  public Operation operation(String route) {
    return operations.stream()
        .filter(operation -> operation.toString().equals(route))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no operation " + route));
  }

  /** How many operations there are, counted by what each must have: an identifier. */
  public int operationIds() {
    return document.findValues("operationId").size();
  }

  /** Every reference in it, as in {@code #/components/schemas/Order}. */
  public List<String> references() {
    return document.findValuesAsText("$ref");
  }

  /** Whether a reference leads somewhere. */
  public boolean resolves(String reference) {
    return !document.at(reference.substring(1)).isMissingNode();
  }

  /** The node a reference leads to, or the node itself. */
  public JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
  }

  /**
   * What is wrong with an answer, in words; empty if the operation may answer so.
   *
   * @param type the media type, without its parameters
   */
  public List<String> violations(
      Operation operation, int status, Optional<String> type, String body) {
    JsonNode response = operation.responses().get(Integer.toString(status));
    if (response == null) {
      return List.of("status " + status + " is not documented");
    }
    JsonNode content = response.path("content");
    if (content.isMissingNode()) {
      return body.isEmpty() ? List.of() : List.of("there is a body, and should be none");
    }
    return violations(content, type, body);
  }

  /** What is wrong with a problem document. */
  public List<String> violationsOfProblem(Optional<String> type, String body) {
    return violations(document.at("/components/responses/NotFound/content"), type, body);
  }

  private List<String> violations(JsonNode content, Optional<String> type, String body) {
    JsonNode schema = content.path(type.orElse("")).path("schema");
    if (schema.isMissingNode()) {
      return List.of("content type " + type + " is not documented");
    }
    boolean isJson = type.filter(it -> it.endsWith("json") && !it.endsWith("ndjson")).isPresent();
    return schemas.violations(schema, isJson ? body : TextNode.valueOf(body).toString());
  }
}
