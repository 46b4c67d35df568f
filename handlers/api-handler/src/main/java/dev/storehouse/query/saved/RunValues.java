package dev.storehouse.query.saved;

import dev.storehouse.http.JsonBody;
import dev.storehouse.query.guard.Parameter;
import dev.storehouse.query.jobs.ParameterBody;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values that a run gives to the parameters its query declares. */
final class RunValues {

  private static final String FIELD = "parameters";

  private RunValues() {}

  /** A value for each declared parameter; what is wrong is collected in the body. */
  static List<Parameter> read(JsonBody body, List<DeclaredParameter> declared) {
    Map<String, Parameter> given = new HashMap<>();
    List<String> names = declared.stream().map(DeclaredParameter::name).toList();
    for (Parameter parameter : ParameterBody.read(body)) {
      String field = FIELD + "." + parameter.name();
      if (!names.contains(parameter.name())) {
        body.reject(field, "UNDECLARED", "The query declares no such parameter.");
      } else if (given.put(parameter.name(), parameter) != null) {
        body.reject(field, "REPEATED", "The parameter is given twice.");
      }
    }
    return declared.stream()
        .map(parameter -> value(body, parameter, Optional.ofNullable(given.get(parameter.name()))))
        .toList();
  }

  /** The declared type counts, whatever the run says: the author has checked the query with it. */
  private static Parameter value(
      JsonBody body, DeclaredParameter declared, Optional<Parameter> given) {
    Optional<String> value = given.map(Parameter::value).orElse(declared.fallback());
    if (declared.required() && value.isEmpty()) {
      body.reject(FIELD + "." + declared.name(), "REQUIRED", "The parameter needs a value.");
    }
    Optional<String> type = declared.type().or(() -> given.flatMap(Parameter::type));
    return new Parameter(declared.name(), value, type);
  }
}
