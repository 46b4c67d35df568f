package dev.storehouse.local;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.storehouse.gateway.template.Resource;
import dev.storehouse.gateway.template.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code local/target/sam-variables.json}: what {@code sam local invoke --env-vars} is to give each
 * function so that it works on the tables, secrets and queues of this run. SAM takes only variables
 * that the template names ("Environment variable file", AWS SAM developer guide).
 */
record SamVariables(Stack stack, URI awsEndpoint) {

  /** Where it lies in a repository. */
  static Path in(Path root) {
    return root.resolve("local/target/sam-variables.json");
  }

  static SamVariables of(LocalSystem system) {
    return new SamVariables(system.stack(), system.awsEndpoint());
  }

  void write(Path root) {
    Map<String, Object> functions = new TreeMap<>();
    stack.resourcesOf("AWS::Serverless::Function").stream()
        .map(Resource::logicalId)
        .forEach(id -> functions.put(id, variables(id)));
    try {
      OwnerFile.write(
          in(root), JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(functions) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("the functions' variables could not be written", e);
    }
  }

  private Map<String, String> variables(String logicalId) {
    Map<String, String> variables = new TreeMap<>(stack.environment(logicalId));
    variables.put("AWS_ENDPOINT_URL", awsEndpoint.toString());
    return variables;
  }
}
