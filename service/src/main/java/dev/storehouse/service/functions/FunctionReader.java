package dev.storehouse.service.functions;

import dev.storehouse.gateway.template.Resource;
import dev.storehouse.gateway.template.Section;
import dev.storehouse.gateway.template.Stack;
import dev.storehouse.shared.config.Environment;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the functions of a stack, and gives each the environment Lambda would ("Lambda runtime
 * environment variables", Lambda developer guide) and what the one who runs them adds.
 */
public final class FunctionReader {

  private static final int DEFAULT_MEMORY_MEGABYTES = 128;
  private static final int DEFAULT_TIMEOUT_SECONDS = 3;

  private final Stack stack;
  private final Map<String, String> variables;

  /**
   * A reader of one stack.
   *
   * @param variables what every function gets besides, before the template's own: what AWS clients
   *     need, names that only a deployment knows
   */
  public FunctionReader(Stack stack, Map<String, String> variables) {
    this.stack = stack;
    this.variables = Map.copyOf(variables);
  }

  /** Every function of the stack, in the template's order. */
  public List<FunctionSettings> read() {
    return stack.resourcesOf("AWS::Serverless::Function").stream().map(this::function).toList();
  }

  private FunctionSettings function(Resource function) {
    Section properties = function.properties();
    int memory = properties.optionalInteger("MemorySize").orElse(DEFAULT_MEMORY_MEGABYTES);
    return new FunctionSettings(
        function.logicalId(),
        function.physicalId(),
        "arn:aws:lambda:%s:%s:function:%s"
            .formatted(stack.region(), stack.accountId(), function.physicalId()),
        properties.text("Handler"),
        memory,
        Duration.ofSeconds(properties.optionalInteger("Timeout").orElse(DEFAULT_TIMEOUT_SECONDS)),
        environment(function, memory));
  }

  private Environment environment(Resource function, int memory) {
    Map<String, String> environment = new HashMap<>(stack.environment(function.logicalId()));
    environment.putAll(variables);
    environment.put("AWS_LAMBDA_FUNCTION_NAME", function.physicalId());
    environment.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(memory));
    return new Environment(environment);
  }
}
