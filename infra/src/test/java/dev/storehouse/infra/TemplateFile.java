package dev.storehouse.infra;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A template as it is written, nothing resolved. */
record TemplateFile(String name, Node document) {

  /** The product's own template. */
  static TemplateFile sam() {
    return load(Repository.resolve("template.yaml"));
  }

  /** Every template of the repository. */
  static Stream<TemplateFile> all() {
    return Stream.concat(
        Stream.of(sam()), Repository.files("infra", ".yaml").stream().map(TemplateFile::load));
  }

  static TemplateFile load(Path file) {
    return new TemplateFile(
        file.getFileName().toString(), new Node(CloudFormationYaml.read(Repository.read(file))));
  }

  Map<String, Node> parameters() {
    return document.get("Parameters").entries();
  }

  Map<String, Node> resources() {
    return document.get("Resources").entries();
  }

  /** The resource of that logical id, or an absent node. */
  Node resource(String logicalId) {
    return document.get("Resources").get(logicalId);
  }

  /** The resources of the given types, by logical id. */
  Map<String, Node> resources(String... types) {
    Map<String, Node> found = new LinkedHashMap<>(resources());
    found
        .values()
        .removeIf(resource -> !List.of(types).contains(resource.get("Type").text().orElse("")));
    return found;
  }

  /** A role, and those policies of the template that it has for good. */
  List<Node> permissions(String role) {
    return Stream.concat(
            Stream.of(resource(role)),
            resource(role).get("Properties").get("ManagedPolicyArns").elements().stream()
                .flatMap(policy -> policy.get("Ref").text().stream())
                .map(this::resource))
        .toList();
  }

  Map<String, Node> rules() {
    return document.get("Rules").entries();
  }

  Map<String, Node> outputs() {
    return document.get("Outputs").entries();
  }

  @Override
  public String toString() {
    return name;
  }
}
