package dev.storehouse.local.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One operation of the contract.
 *
 * @param body the schema of its request body, if it takes one
 * @param parameters what it takes in query and headers, by name
 */
record Operation(
    String method,
    String path,
    Access access,
    Optional<JsonNode> body,
    List<String> parameters,
    JsonNode responses) {

  private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

  /** Who may call an operation. */
  enum Access {
    ANYONE,
    /** Anyone, but a credential that is shown must be good. */
    ANYONE_OR_USER,
    USER,
    ADMIN;

    static Access of(JsonNode security) {
      if (security.isEmpty()) {
        return ANYONE;
      }
      List<JsonNode> bearers = new ArrayList<>();
      boolean isOptional = false;
      for (JsonNode alternative : security) {
        isOptional |= alternative.isEmpty();
        alternative.forEach(bearers::add);
      }
      if (isOptional) {
        return ANYONE_OR_USER;
      }
      return bearers.stream().allMatch(roles -> roles.toString().contains("\"admin\""))
          ? ADMIN
          : USER;
    }
  }

  /** The names in braces. */
  List<String> pathParameters() {
    return PARAMETER.matcher(path).results().map(result -> result.group(1)).toList();
  }

  /** The path with a value in place of each parameter. */
  String pathWith(UnaryOperator<String> values) {
    return PARAMETER
        .matcher(path)
        .replaceAll(
            (MatchResult result) -> Matcher.quoteReplacement(values.apply(result.group(1))));
  }

  boolean hasParameter(String name) {
    return parameters.contains(name);
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
