package dev.storehouse.local.aws.junit;

import dev.storehouse.gateway.template.Stack;
import dev.storehouse.gateway.template.StackSettings;
import dev.storehouse.gateway.template.Template;
import dev.storehouse.local.aws.LocalAws;
import dev.storehouse.local.aws.port.LateFunctions;
import dev.storehouse.local.aws.redshift.RedshiftEngine;
import dev.storehouse.local.aws.redshift.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test class an {@link AwsSandbox} as parameter of its constructor, lifecycle and test
 * methods: fresh tables, buckets and secrets from {@code template.yaml}, which lies in the
 * directory the system property {@code storehouse.root} names. DynamoDB Local and the port start
 * once in a JVM and take every table with them when it ends.
 *
 * <p>
 *
 * {@snippet :
 * @ExtendWith(AwsExtension.class)
 * class OrdersTest {
 *   OrdersTest(AwsSandbox aws) {
 *     this.handler = new StoreFunction(new Environment(aws.environment("StoreFunction")));
 *   }
 * }
 * }
 */
public final class AwsExtension implements ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(AwsExtension.class);
  private static final String ROOT = "storehouse.root";
  private static final Map<String, String> WAREHOUSE =
      Map.of(
          "WarehouseKind",
          "serverless",
          "WarehouseName",
          RedshiftEngine.WORKGROUP.name(),
          "WarehouseDatabase",
          Warehouse.DATABASE);

  private static final AtomicInteger STACKS = new AtomicInteger();

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == AwsSandbox.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Services services =
        context
            .getRoot()
            .getStore(NAMESPACE)
            .computeIfAbsent(Services.class, key -> Services.start(), Services.class);
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(outermost(context), key -> services.sandbox(), AwsSandbox.class);
  }

  /** Nested test classes share the sandbox of the class around them. */
  private static Class<?> outermost(ExtensionContext context) {
    Class<?> type = context.getRequiredTestClass();
    while (type.getEnclosingClass() != null) {
      type = type.getEnclosingClass();
    }
    return type;
  }

  /** What a JVM has once; JUnit closes it with the root store. */
  private record Services(LocalAws aws, LateFunctions functions, Template template)
      implements AutoCloseable {

    static Services start() {
      String root = System.getProperty(ROOT);
      if (root == null) {
        throw new IllegalStateException("system property not set: " + ROOT);
      }
      Template template = Template.load(Path.of(root, "template.yaml"));
      LateFunctions functions = new LateFunctions();
      return new Services(
          LocalAws.start(LocalAws.Settings.inMemory(), functions), functions, template);
    }

    AwsSandbox sandbox() {
      StackSettings settings =
          StackSettings.defaults().withStackName("test" + STACKS.incrementAndGet());
      Stack withWarehouse = template.resolve(settings.withParameters(WAREHOUSE));
      aws.deploy(withWarehouse);
      return new AwsSandbox(aws, template.resolve(settings), withWarehouse, functions);
    }

    @Override
    public void close() {
      aws.close();
    }
  }
}
