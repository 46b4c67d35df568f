package dev.storehouse.local.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One operation of a contract. Immutable, as long as nobody changes its nodes.
 *
 * @param method in capitals
 * @param credentials names of the security schemes it takes
 * @param body the schema of its request body, if it takes one
 * @param example of that body, if there is one
 * @param responses by status
 */
public record Operation(
    String method,
    String path,
    Audience audience,
    Set<String> credentials,
    Optional<JsonNode> body,
    Optional<JsonNode> example,
    List<Parameter> parameters,
    Map<String, JsonNode> responses) {

  private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

  /** The names in braces. */
  public List<String> pathParameters() {
    return PARAMETER.matcher(path).results().map(result -> result.group(1)).toList();
  }

  /** The path with a value in place of each parameter. */
  public String pathWith(UnaryOperator<String> values) {
    return PARAMETER
        .matcher(path)
        .replaceAll(
            (MatchResult result) -> Matcher.quoteReplacement(values.apply(result.group(1))));
  }

  /** What it takes of that name, in query or headers. */
  public Optional<Parameter> parameter(String name) {
    return parameters.stream().filter(parameter -> parameter.name().equals(name)).findFirst();
  }

  /** The first status of success. */
  public int success() {
    return responses.keySet().stream()
        .filter(status -> status.startsWith("2"))
        .mapToInt(Integer::parseInt)
        .min()
        .orElseThrow();
  }

  /** The media types it answers in where all goes well. */
  public List<String> mediaTypes() {
    return responses.entrySet().stream()
        .filter(response -> response.getKey().startsWith("2"))
        .flatMap(response -> response.getValue().path("content").propertyStream())
        .map(Map.Entry::getKey)
        .distinct()
        .toList();
  }

  /** Method and path, as the gateway names a route. */
  @Override
  public String toString() {
    return method + " " + path;
  }
}
