package dev.storehouse.gateway.restapi;

import java.util.List;
import java.util.Optional;

/**
 * What a request must have before it is passed on.
 *
 * @param parameters the required ones
 * @param schema of a JSON body, JSON Schema draft 4 as text
 */
public record RequestRules(List<Parameter> parameters, Optional<String> schema) {

  /** No rule at all. */
  public static final RequestRules NONE = new RequestRules(List.of(), Optional.empty());

  /** Where a parameter is looked for. */
  public enum Place {
    HEADER,
    PATH,
    QUERYSTRING
  }

  /** A parameter, by place and name. */
  public record Parameter(Place place, String name) {}

  public RequestRules {
    parameters = List.copyOf(parameters);
  }
}
