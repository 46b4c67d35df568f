package dev.storehouse.gateway.restapi;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.storehouse.gateway.template.Section;
import dev.storehouse.gateway.template.TemplateException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what an event demands of its requests ("RequestModel" and "RequestParameter", AWS SAM
 * developer guide). Nothing is validated unless the model of the event says so.
 */
final class RulesReader {

  private static final Pattern PARAMETER =
      Pattern.compile("method\\.request\\.(header|path|querystring)\\.(.+)");
  private static final String PARAMETERS = "RequestParameters";

  private final Section models;

  RulesReader(Section models) {
    this.models = models;
  }

  RequestRules of(Section event) {
    Section model = event.section("RequestModel");
    return new RequestRules(
        model.flag("ValidateParameters", false) ? required(event) : List.of(),
        model.flag("ValidateBody", false) ? Optional.of(schema(model)) : Optional.empty());
  }

  private String schema(Section model) {
    String name = model.text("Model");
    Section schema =
        models
            .optionalSection(name)
            .orElseThrow(
                () -> new TemplateException(model.path() + ".Model", "no such model: " + name));
    try {
      return JSON.std.asString(schema.values());
    } catch (IOException e) {
      throw new UncheckedIOException("a model could not be written as JSON", e);
    }
  }

  private static List<RequestRules.Parameter> required(Section event) {
    List<RequestRules.Parameter> required = new ArrayList<>();
    for (Object entry : entries(event)) {
      if (entry instanceof Map<?, ?> map) {
        map.forEach(
            (name, settings) -> {
              if (settings instanceof Map<?, ?> it
                  && String.valueOf(it.get("Required")).equals("true")) {
                required.add(parameter(event, String.valueOf(name)));
              }
            });
      }
    }
    return required;
  }

  private static List<?> entries(Section event) {
    return event.value(PARAMETERS).orElse(List.of()) instanceof List<?> list ? list : List.of();
  }

  private static RequestRules.Parameter parameter(Section event, String name) {
    Matcher matcher = PARAMETER.matcher(name);
    if (!matcher.matches()) {
      throw new TemplateException(
          event.path() + "." + PARAMETERS, "not a request parameter: " + name);
    }
    return new RequestRules.Parameter(
        RequestRules.Place.valueOf(matcher.group(1).toUpperCase(Locale.ROOT)), matcher.group(2));
  }
}
