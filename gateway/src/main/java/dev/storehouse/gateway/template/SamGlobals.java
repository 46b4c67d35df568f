package dev.storehouse.gateway.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The {@code Globals} of a SAM template, merged under the properties of the resources they are for:
 * a resource's own value wins, mappings are merged, lists are appended to the global one.
 *
 * <p>Rules: AWS SAM Developer Guide, "Globals section of the AWS SAM template".
 */
final class SamGlobals {

  private final Section globals;

  SamGlobals(Section globals) {
    this.globals = globals;
  }

  Object merged(String type, Object properties) {
    String prefix = "AWS::Serverless::";
    if (!type.startsWith(prefix)) {
      return properties;
    }
    return globals
        .value(type.substring(prefix.length()))
        .map(global -> merge(global, properties))
        .orElse(properties);
  }

  private static Object merge(Object global, Object own) {
    if (global instanceof Map<?, ?> wide && own instanceof Map<?, ?> narrow) {
      if (isFunction(wide) || isFunction(narrow)) {
        return own;
      }
      Map<Object, Object> merged = new LinkedHashMap<>(wide);
      narrow.forEach((key, value) -> merged.merge(key, value, SamGlobals::merge));
      return merged;
    }
    if (global instanceof List<?> wide && own instanceof List<?> narrow) {
      List<Object> merged = new ArrayList<>(wide);
      merged.addAll(narrow);
      return merged;
    }
    return own;
  }

  /** An intrinsic function is one value, whatever it will give. */
  private static boolean isFunction(Map<?, ?> map) {
    return map.size() == 1
        && map.keySet().iterator().next() instanceof String key
        && (key.equals("Ref") || key.startsWith("Fn::"));
  }
}
