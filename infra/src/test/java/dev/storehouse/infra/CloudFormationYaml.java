package dev.storehouse.infra;

import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads YAML as CloudFormation does: {@code !Ref X} becomes {@code {"Ref": X}}, {@code !GetAtt X.Y}
 * becomes {@code {"Fn::GetAtt": X.Y}} and so on. Nothing is resolved.
 */
final class CloudFormationYaml extends SafeConstructor {

  private CloudFormationYaml() {
    super(new LoaderOptions());
    yamlMultiConstructors.put("!", new IntrinsicFunction());
  }

  static Map<?, ?> read(String text) {
    Object document = new Yaml(new CloudFormationYaml()).load(text);
    return (Map<?, ?>) document;
  }

  private final class IntrinsicFunction extends AbstractConstruct {
    @Override
    public Object construct(Node node) {
      String name = node.getTag().getValue().substring(1);
      Object argument =
          switch (node) {
            case ScalarNode scalar -> constructScalar(scalar);
            case SequenceNode sequence -> List.copyOf(constructSequence(sequence));
            case MappingNode mapping -> Map.copyOf(constructMapping(mapping));
            default -> throw new IllegalArgumentException("unexpected YAML node: " + node);
          };
      boolean isShort = name.equals("Ref") || name.equals("Condition");
      return Map.of(isShort ? name : "Fn::" + name, argument);
    }
  }
}
