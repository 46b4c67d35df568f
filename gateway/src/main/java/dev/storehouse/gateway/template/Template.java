package dev.storehouse.gateway.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A SAM or CloudFormation template as it is written, in YAML.
 *
 * <p>
 *
 * {@snippet :
 * Stack stack = Template.load(Path.of("template.yaml")).resolve(StackSettings.defaults());
 * stack.resourcesOf("AWS::DynamoDB::Table");
 * }
 *
 * <p>Immutable.
 */
public final class Template {

  private final Section document;

  private Template(Section document) {
    this.document = document;
  }

  /**
   * Reads a template.
   *
   * @throws TemplateException if the file cannot be read, is not YAML or has no resources
   */
  public static Template load(Path file) {
    try {
      return parse(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new TemplateException(file.toString(), "cannot be read: " + e);
    }
  }

  /**
   * Reads a template from its text.
   *
   * @param source what error messages call it
   * @throws TemplateException if it is not YAML or has no resources
   */
  public static Template parse(String source, String text) {
    Map<String, Object> document = CloudFormationYaml.read(source, text);
    if (!document.containsKey("Resources")) {
      throw new TemplateException(source, "not a template: it has no Resources");
    }
    return new Template(Section.of("", document));
  }

  /**
   * The stack this template would deploy with every parameter at its default except those given.
   *
   * @throws TemplateException as {@link #resolve(StackSettings)} does
   */
  public Stack resolve(Map<String, String> parameters) {
    return resolve(StackSettings.defaults().withParameters(parameters));
  }

  /**
   * The stack this template would deploy.
   *
   * @throws TemplateException if a parameter is unknown, missing or refused, or if a value of the
   *     template cannot be resolved; its message begins with the path of that value
   */
  public Stack resolve(StackSettings settings) {
    return new Resolution(document, settings).stack();
  }
}
