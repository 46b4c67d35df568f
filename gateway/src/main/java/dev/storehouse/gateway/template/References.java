package dev.storehouse.gateway.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** What {@code Ref} and {@code GetAtt} give: pseudo parameters, parameters, resources. */
final class References {

  /** The value {@code AWS::NoValue} gives: whatever holds it is left out. */
  static final Object NO_VALUE = new Object();

  /** Types of which SAM makes more than one resource, named {@code <LogicalId>.<part>}. */
  private static final String ALIAS = ".Alias";

  private static final String VERSION = ".Version";
  private static final String STAGE = ".Stage";
  private static final String ROLE = "Role";

  private final StackSettings settings;
  private final Map<String, Object> parameters;
  private final Map<String, Section> resources;
  private final Identities identities;
  private final BiFunction<String, String, Boolean> conditions;

  /**
   * @param resources those declared, whether or not their condition holds
   * @param conditions whether the condition of that name (second) holds, asked at a path (first)
   */
  References(
      StackSettings settings,
      Map<String, Object> parameters,
      Map<String, Section> resources,
      Identities identities,
      BiFunction<String, String, Boolean> conditions) {
    this.settings = settings;
    this.parameters = parameters;
    this.resources = resources;
    this.identities = identities;
    this.conditions = conditions;
  }

  Object ref(String path, String name) {
    if (name.startsWith("AWS::")) {
      return pseudoParameter(path, name);
    }
    Object parameter = parameters.get(name);
    if (parameter != null) {
      return parameter;
    }
    return resourceType(path, name)
        .map(type -> identities.physicalId(name, type))
        .or(() -> generatedBySam(path, name))
        .orElseThrow(
            () ->
                new TemplateException(
                    path,
                    "Ref names \"" + name + "\", which is neither a parameter nor a resource"));
  }

  String attribute(String path, String logicalId, String attribute) {
    String type =
        resourceType(path, logicalId)
            .or(() -> roleOfFunction(logicalId))
            .orElseThrow(
                () ->
                    new TemplateException(
                        path, "GetAtt names \"" + logicalId + "\", which is not a resource"));
    return identities
        .attribute(logicalId, type, attribute)
        .orElseThrow(
            () ->
                new TemplateException(
                    path,
                    "GetAtt %s.%s: not known for the type %s"
                        .formatted(logicalId, attribute, type)));
  }

  private Object pseudoParameter(String path, String name) {
    return switch (name) {
      case "AWS::NoValue" -> NO_VALUE;
      case "AWS::Region" -> settings.region();
      case "AWS::AccountId" -> Identities.ACCOUNT_ID;
      case "AWS::StackName" -> settings.stackName();
      case "AWS::StackId" ->
          "arn:aws:cloudformation:%s:%s:stack/%s/00000000-0000-0000-0000-000000000000"
              .formatted(settings.region(), Identities.ACCOUNT_ID, settings.stackName());
      case "AWS::Partition" -> "aws";
      case "AWS::URLSuffix" -> "amazonaws.com";
      case "AWS::NotificationARNs" -> List.of();
      default -> throw new TemplateException(path, name + " is not a pseudo parameter");
    };
  }

  private Optional<String> resourceType(String path, String logicalId) {
    Optional<Section> resource = Optional.ofNullable(resources.get(logicalId));
    resource
        .flatMap(section -> section.optionalText("Condition"))
        .filter(condition -> !conditions.apply(path, condition))
        .ifPresent(
            condition -> {
              throw new TemplateException(
                  path,
                  "refers to \"%s\", which is absent: its condition %s does not hold"
                      .formatted(logicalId, condition));
            });
    return resource.map(section -> section.text("Type"));
  }

  /**
   * AWS SAM Developer Guide, "Generated CloudFormation resources": an alias, a version, a role, a
   * stage that the template never declares but may refer to.
   */
  private Optional<String> generatedBySam(String path, String name) {
    for (String part : List.of(ALIAS, VERSION, STAGE)) {
      if (name.endsWith(part)) {
        String owner = name.substring(0, name.length() - part.length());
        return Optional.ofNullable(resources.get(owner))
            .map(declaration -> part(path, owner, declaration, part));
      }
    }
    return roleOfFunction(name).map(type -> identities.physicalId(name, type));
  }

  private String part(String path, String owner, Section declaration, String part) {
    Section properties = declaration.section("Properties");
    return switch (part) {
      case ALIAS ->
          attribute(path, owner, "Arn")
              + ":"
              + properties.optionalText("AutoPublishAlias").orElse("live");
      case VERSION -> attribute(path, owner, "Arn") + ":1";
      default ->
          properties
              .optionalText("StageName")
              .orElse(
                  declaration.text("Type").equals("AWS::Serverless::HttpApi")
                      ? "$default"
                      : "Prod");
    };
  }

  private Optional<String> roleOfFunction(String name) {
    return Optional.of(name)
        .filter(candidate -> candidate.endsWith(ROLE))
        .map(candidate -> candidate.substring(0, candidate.length() - ROLE.length()))
        .map(resources::get)
        .map(section -> section.text("Type"))
        .filter("AWS::Serverless::Function"::equals)
        .map(function -> "AWS::IAM::Role");
  }
}
