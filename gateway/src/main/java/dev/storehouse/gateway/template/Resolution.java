package dev.storehouse.gateway.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One template being resolved with one set of settings. */
final class Resolution {

  private final Section document;
  private final StackSettings settings;
  private final Map<String, Object> parameters;
  private final Map<String, Section> declared;
  private final Conditions conditions;
  private final Identities identities;
  private final Intrinsics intrinsics;

  Resolution(Section document, StackSettings settings) {
    this.document = document;
    this.settings = settings;
    this.parameters = Parameters.values(document.section("Parameters"), settings.parameters());
    this.declared = document.section("Resources").sections();
    this.conditions = new Conditions(document.section("Conditions"), this::resolve);
    this.identities = new Identities(settings, this::givenName);
    References references =
        new References(settings, parameters, declared, identities, conditions::holds);
    this.intrinsics =
        new Intrinsics(references, conditions, document.section("Mappings"), settings.region());
  }

  Stack stack() {
    return new Stack(
        settings.stackName(),
        settings.region(),
        Identities.ACCOUNT_ID,
        parameterTexts(),
        resources(),
        outputs());
  }

  private Object resolve(String path, Object node) {
    return intrinsics.resolve(path, node);
  }

  private Optional<String> givenName(String logicalId, String property) {
    Section properties =
        Optional.ofNullable(declared.get(logicalId))
            .map(resource -> resource.section("Properties"))
            .orElseGet(() -> Section.of(logicalId, Map.of()));
    String path = properties.path() + "." + property;
    return properties
        .value(property)
        .map(node -> resolve(path, node))
        .filter(value -> !References.NO_VALUE.equals(value))
        .map(value -> Section.asText(path, value));
  }

  private Map<String, String> parameterTexts() {
    Map<String, String> texts = new LinkedHashMap<>();
    parameters.forEach(
        (name, value) ->
            texts.put(
                name,
                value instanceof List<?> list
                    ? list.stream().map(String::valueOf).collect(Collectors.joining(","))
                    : String.valueOf(value)));
    return texts;
  }

  private Map<String, Resource> resources() {
    SamGlobals globals = new SamGlobals(document.section("Globals"));
    Map<String, Resource> resources = new LinkedHashMap<>();
    declared.forEach(
        (logicalId, declaration) -> {
          if (applies(declaration)) {
            resources.put(logicalId, resource(logicalId, declaration, globals));
          }
        });
    return resources;
  }

  private Resource resource(String logicalId, Section declaration, SamGlobals globals) {
    String type = declaration.text("Type");
    String path = declaration.path() + ".Properties";
    Object written = globals.merged(type, declaration.section("Properties").values());
    return new Resource(
        logicalId,
        type,
        identities.physicalId(logicalId, type),
        Section.of(path, resolve(path, written)),
        section(declaration, "Metadata"),
        declaration.texts("DependsOn"));
  }

  private Section section(Section declaration, String name) {
    Section written = declaration.section(name);
    return Section.of(written.path(), resolve(written.path(), written.values()));
  }

  private Map<String, String> outputs() {
    Map<String, String> outputs = new LinkedHashMap<>();
    document
        .section("Outputs")
        .sections()
        .forEach(
            (name, declaration) -> {
              if (applies(declaration)) {
                String path = declaration.path() + ".Value";
                Object value = declaration.value("Value").orElse(References.NO_VALUE);
                outputs.put(name, Section.asText(path, resolve(path, value)));
              }
            });
    return outputs;
  }

  private boolean applies(Section declaration) {
    return declaration
        .optionalText("Condition")
        .map(condition -> conditions.holds(declaration.path() + ".Condition", condition))
        .orElse(true);
  }
}
