package dev.storehouse.local.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Who may call an operation. */
public sealed interface Audience {

  /** Those whom no scope makes. */
  enum Group implements Audience {
    ANYONE,
    /** Anyone, but a credential that is shown must be good. */
    ANYONE_OR_USER,
    USER,
    ADMIN
  }

  /** Those of a tenant who hold a scope, such as {@code query:run}. */
  record Holders(String scope) implements Audience {}

  /** Reads the {@code security} of an operation: every credential it takes needs the same. */
  static Audience of(JsonNode security) {
    if (security.isEmpty()) {
      return Group.ANYONE;
    }
    List<String> needs = new ArrayList<>();
    boolean isOptional = false;
    for (JsonNode alternative : security) {
      isOptional |= alternative.isEmpty();
      alternative.forEach(roles -> roles.forEach(role -> needs.add(role.asText())));
    }
    return switch (needs.stream().distinct().toList()) {
      case List<String> none when none.isEmpty() -> isOptional ? Group.ANYONE_OR_USER : Group.USER;
      case List<String> one when one.equals(List.of("admin")) -> Group.ADMIN;
      case List<String> one when one.size() == 1 -> new Holders(one.getFirst());
      case List<String> many -> throw new IllegalArgumentException("not one scope but " + many);
    };
  }
}
