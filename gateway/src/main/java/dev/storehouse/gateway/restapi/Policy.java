package dev.storehouse.gateway.restapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The policy of an authorizer, as far as API Gateway evaluates it. Immutable. */
record Policy(List<Statement> statements) {

  /** What a policy says about a request. */
  enum Verdict {
    ALLOWED,
    DENIED,
    NOT_MENTIONED
  }

  private static final String ACTION = "execute-api:Invoke";

  record Statement(boolean allows, List<Pattern> actions, List<Pattern> resources) {
    boolean covers(String methodArn) {
      return actions.stream().anyMatch(it -> it.matcher(ACTION).matches())
          && resources.stream().anyMatch(it -> it.matcher(methodArn).matches());
    }
  }

  Policy {
    statements = List.copyOf(statements);
  }

  /** A denial wins over any permission. */
  Verdict verdict(String methodArn) {
    List<Statement> covering = statements.stream().filter(it -> it.covers(methodArn)).toList();
    if (covering.isEmpty()) {
      return Verdict.NOT_MENTIONED;
    }
    return covering.stream().allMatch(Statement::allows) ? Verdict.ALLOWED : Verdict.DENIED;
  }

  /** Empty if it is none. */
  static Optional<Policy> of(@Nullable Object document) {
    if (!(document instanceof Map<?, ?> map)) {
      return Optional.empty();
    }
    List<?> listed =
        switch (map.get("Statement")) {
          case List<?> several -> several;
          case Map<?, ?> one -> List.of(one);
          case null, default -> List.of();
        };
    List<Statement> statements = new ArrayList<>();
    for (Object each : listed) {
      Optional<Statement> statement = statement(each);
      if (statement.isEmpty()) {
        return Optional.empty();
      }
      statements.add(statement.get());
    }
    return statements.isEmpty() ? Optional.empty() : Optional.of(new Policy(statements));
  }

  private static Optional<Statement> statement(@Nullable Object node) {
    if (node instanceof Map<?, ?> map
        && map.get("Effect") instanceof String effect
        && effect.matches("Allow|Deny")) {
      List<Pattern> actions = patterns(map.get("Action"), Pattern.CASE_INSENSITIVE);
      List<Pattern> resources = patterns(map.get("Resource"), 0);
      if (!actions.isEmpty() && !resources.isEmpty()) {
        return Optional.of(new Statement(effect.equals("Allow"), actions, resources));
      }
    }
    return Optional.empty();
  }

  private static List<Pattern> patterns(@Nullable Object node, int flags) {
    List<?> listed =
        switch (node) {
          case List<?> several -> several;
          case String one -> List.of(one);
          case null, default -> List.of();
        };
    return listed.stream()
        .map(text -> Pattern.compile(regex(String.valueOf(text)), flags | Pattern.DOTALL))
        .toList();
  }

  /** {@code *} stands for any characters, {@code ?} for one (IAM user guide, "Resource"). */
  private static String regex(String wildcards) {
    return Pattern.quote(wildcards).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
  }
}
