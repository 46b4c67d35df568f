package dev.storehouse.gateway.restapi;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.storehouse.gateway.http.Body;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a Lambda authorizer answered ("Output from an API Gateway Lambda authorizer", developer
 * guide).
 */
record Authorization(Policy policy, Map<String, String> context, Optional<String> usageKey) {

  /** Empty if it is no such answer: a policy is required, and the context must be flat. */
  static Optional<Authorization> of(Body payload) {
    try {
      if (JSON.std.anyFrom(payload.text()) instanceof Map<?, ?> answer
          && answer.get("principalId") instanceof String principal) {
        Optional<Policy> policy = Policy.of(answer.get("policyDocument"));
        Optional<Map<String, String>> context = context(answer.get("context"));
        if (policy.isPresent() && context.isPresent()) {
          Map<String, String> all = new LinkedHashMap<>(context.get());
          all.put("principalId", principal);
          return Optional.of(
              new Authorization(
                  policy.get(),
                  all,
                  Optional.ofNullable(answer.get("usageIdentifierKey")).map(String::valueOf)));
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<Map<String, String>> context(@Nullable Object node) {
    Map<String, String> context = new LinkedHashMap<>();
    if (node instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        Object value = entry.getValue();
        if (value instanceof Map || value instanceof Iterable) {
          return Optional.empty();
        }
        if (value != null) {
          context.put(String.valueOf(entry.getKey()), String.valueOf(value));
        }
      }
    } else if (node != null) {
      return Optional.empty();
    }
    return Optional.of(context);
  }
}
