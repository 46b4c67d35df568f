package dev.storehouse.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.storehouse.gateway.template.Resource;
import dev.storehouse.gateway.template.Stack;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamVariablesTest {

  private static final URI AWS = URI.create("http://127.0.0.1:4566");

  private final Stack stack =
      LocalStack.resolve(
          Settings.of(Path.of(System.getProperty("storehouse.root")), Map.of()),
          URI.create("http://127.0.0.1:3000"));

  @Test
  void everyFunctionIsToldOfTheTablesOfThisRun(@TempDir Path root) throws IOException {
    new SamVariables(stack, AWS).write(root);

    Map<String, Object> functions = JSON.std.mapFrom(Files.readString(SamVariables.in(root)));
    assertThat(functions.keySet())
        .containsExactlyInAnyOrderElementsOf(
            stack.resourcesOf("AWS::Serverless::Function").stream()
                .map(Resource::logicalId)
                .toList());
    assertThat(functions.get("StoreFunction"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsEntry("AWS_ENDPOINT_URL", AWS.toString())
        .containsEntry("PRODUCTS_TABLE", stack.resource("ProductsTable").physicalId());
  }
}
