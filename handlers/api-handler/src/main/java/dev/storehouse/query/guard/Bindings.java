package dev.storehouse.query.guard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes parameters. The Redshift Data API binds neither NULL nor the empty string, so these two
 * are written into the statement; every other value stays a parameter.
 */
final class Bindings {

  private final Map<String, Parameter> given = new LinkedHashMap<>();
  private final Map<String, BoundParameter> used = new LinkedHashMap<>();

  Bindings(List<Parameter> parameters) {
    for (Parameter parameter : parameters) {
      if (given.put(parameter.name(), parameter) != null) {
        throw refused(Position.START, parameter.name(), "the parameter is given twice");
      }
    }
  }

  List<BoundParameter> used() {
    return new ArrayList<>(used.values());
  }

  void render(Token token, SqlText out) {
    Parameter parameter = given.get(token.text());
    if (parameter == null) {
      throw refused(token.position(), token.text(), "the parameter has no value");
    }
    Optional<String> type = parameter.type();
    if (type.isEmpty()) {
      out.word(value(parameter));
      return;
    }
    if (!DataTypes.isAllowed(type.orElseThrow())) {
      throw refused(token.position(), token.text(), "the parameter's type is not known");
    }
    out.word("CAST").openCall().word(value(parameter)).word("AS").word(type.orElseThrow()).close();
  }

  private String value(Parameter parameter) {
    if (parameter.value().isEmpty()) {
      return "NULL";
    }
    String value = parameter.value().orElseThrow();
    if (value.isEmpty()) {
      return "''";
    }
    used.put(parameter.name(), new BoundParameter(parameter.name(), value));
    return ":" + parameter.name();
  }

  private static RefusedException refused(Position position, String name, String reason) {
    return new RefusedException(Fence.PARAMETERS, position, ":" + name, reason);
  }
}
