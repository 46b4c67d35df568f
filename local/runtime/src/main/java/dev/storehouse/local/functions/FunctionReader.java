package dev.storehouse.local.functions;

import dev.storehouse.local.aws.template.Resource;
import dev.storehouse.local.aws.template.Section;
import dev.storehouse.local.aws.template.Stack;
import dev.storehouse.shared.config.Environment;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the functions of a stack, and gives each the environment Lambda would ("Lambda runtime
 * environment variables", Lambda developer guide) with the local AWS endpoint in it.
 */
public final class FunctionReader {

  private static final int DEFAULT_MEMORY_MEGABYTES = 128;
  private static final int DEFAULT_TIMEOUT_SECONDS = 3;

  private final Stack stack;
  private final URI awsEndpoint;

  public FunctionReader(Stack stack, URI awsEndpoint) {
    this.stack = stack;
    this.awsEndpoint = awsEndpoint;
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
    Map<String, String> variables = new HashMap<>(stack.environment(function.logicalId()));
    variables.put("AWS_REGION", stack.region());
    variables.put("AWS_DEFAULT_REGION", stack.region());
    variables.put("AWS_ENDPOINT_URL", awsEndpoint.toString());
    variables.put("AWS_ACCESS_KEY_ID", "local");
    variables.put("AWS_SECRET_ACCESS_KEY", "local");
    variables.put("AWS_LAMBDA_FUNCTION_NAME", function.physicalId());
    variables.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(memory));
    return new Environment(variables);
  }
}
