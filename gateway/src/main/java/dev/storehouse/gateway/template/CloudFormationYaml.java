package dev.storehouse.gateway.template;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * YAML as CloudFormation reads it: short tags become the long form ({@code !Sub x} is {@code
 * {"Fn::Sub": x}}), dates stay text, duplicate keys are refused, no Java type is ever constructed.
 *
 * <p>Rules: AWS CloudFormation User Guide, "Intrinsic function reference".
 */
final class CloudFormationYaml {

  private CloudFormationYaml() {}

  static Map<String, Object> read(String source, String text) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    Yaml yaml =
        new Yaml(
            new TagConstructor(options),
            new Representer(new DumperOptions()),
            new DumperOptions(),
            options,
            new TextDates());
    try {
      Object document = yaml.load(text);
      if (document instanceof Map<?, ?> map) {
        return named(map);
      }
    } catch (YAMLException e) {
      throw new TemplateException(source, "not readable as YAML: " + e.getMessage());
    }
    throw new TemplateException(source, "not a template: the document is not a mapping");
  }

  private static Map<String, Object> named(Map<?, ?> map) {
    Map<String, Object> named = new LinkedHashMap<>();
    map.forEach((key, value) -> named.put(String.valueOf(key), value));
    return named;
  }

  /** {@code Version: 2012-10-17} is text in a policy, not a date. */
  private static final class TextDates extends Resolver {
    @Override
    public void addImplicitResolver(Tag tag, Pattern regexp, String first, int limit) {
      if (!tag.equals(Tag.TIMESTAMP)) {
        super.addImplicitResolver(tag, regexp, first, limit);
      }
    }
  }

  private static final class TagConstructor extends SafeConstructor {

    private static final List<String> FUNCTIONS =
        List.of(
            "And",
            "Base64",
            "Cidr",
            "Equals",
            "FindInMap",
            "GetAZs",
            "If",
            "ImportValue",
            "Join",
            "Length",
            "Not",
            "Or",
            "Select",
            "Split",
            "Sub",
            "ToJsonString",
            "Transform");

    TagConstructor(LoaderOptions options) {
      super(options);
      FUNCTIONS.forEach(name -> longForm("!" + name, "Fn::" + name));
      longForm("!Ref", "Ref");
      longForm("!Condition", "Condition");
      yamlConstructors.put(new Tag("!GetAtt"), new GetAtt());
    }

    private void longForm(String tag, String key) {
      yamlConstructors.put(
          new Tag(tag),
          new AbstractConstruct() {
            @Override
            public Object construct(Node node) {
              return Map.of(key, argument(node));
            }
          });
    }

    private Object argument(Node node) {
      return switch (node) {
        case ScalarNode scalar -> constructScalar(scalar);
        case SequenceNode sequence -> new ArrayList<Object>(constructSequence(sequence));
        case MappingNode mapping -> constructMapping(mapping);
        default -> throw new YAMLException("unexpected node after " + node.getTag());
      };
    }

    /** {@code !GetAtt Table.Arn}: the first dot ends the logical id. */
    private final class GetAtt extends AbstractConstruct {
      @Override
      public Object construct(Node node) {
        Object argument = argument(node);
        return Map.of(
            "Fn::GetAtt",
            argument instanceof String text ? Arrays.asList(text.split("\\.", 2)) : argument);
      }
    }
  }
}
