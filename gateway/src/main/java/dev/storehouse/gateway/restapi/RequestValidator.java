package dev.storehouse.gateway.restapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import dev.storehouse.gateway.http.HttpRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Holds a request against the rules of its method ("Request validation for REST APIs", API Gateway
 * developer guide). Only JSON is validated, and what declares no type counts as JSON; no body
 * counts as an empty object. Thread-safe.
 */
final class RequestValidator {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final List<RequestRules.Parameter> parameters;
  private final Optional<Schema> schema;

  RequestValidator(RequestRules rules) {
    this.parameters = rules.parameters();
    this.schema = rules.schema().map(RequestValidator::compiled);
  }

  void validate(Exchange exchange) throws RefusedException {
    String missing =
        parameters.stream()
            .filter(parameter -> !has(exchange, parameter))
            .map(RequestRules.Parameter::name)
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      throw new RefusedException(
          Refusal.of(
              ResponseType.BAD_REQUEST_PARAMETERS,
              "Missing required request parameters: [%s]".formatted(missing)));
    }
    if (schema.isPresent() && isJson(exchange.request())) {
      validateBody(schema.get(), exchange.request().body().text());
    }
  }

  private static boolean has(Exchange exchange, RequestRules.Parameter parameter) {
    return switch (parameter.place()) {
      case HEADER ->
          exchange.request().header(parameter.name()).filter(it -> !it.isBlank()).isPresent();
      case PATH -> exchange.pathParameters().containsKey(parameter.name());
      case QUERYSTRING ->
          exchange.query().parameters().getOrDefault(parameter.name(), List.of()).stream()
              .anyMatch(value -> !value.isBlank());
    };
  }

  private static boolean isJson(HttpRequest request) {
    return request
        .header("content-type")
        .map(type -> type.split(";", 2)[0].trim().equalsIgnoreCase("application/json"))
        .orElse(true);
  }

  private static void validateBody(Schema schema, String body) throws RefusedException {
    JsonNode document;
    try {
      document = MAPPER.readTree(body.isEmpty() ? "{}" : body);
    } catch (JsonProcessingException e) {
      throw new RefusedException(Refusal.invalidBody("[Unable to parse body as JSON]"));
    }
    List<Error> violations = schema.validate(document);
    if (!violations.isEmpty()) {
      throw new RefusedException(
          Refusal.invalidBody(
              violations.stream()
                  .map(Error::toString)
                  .collect(Collectors.joining(", ", "[", "]"))));
    }
  }

  private static Schema compiled(String text) {
    try {
      return SchemaRegistry.withDialect(Dialects.getDraft4()).getSchema(MAPPER.readTree(text));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a model is not JSON", e);
    }
  }
}
