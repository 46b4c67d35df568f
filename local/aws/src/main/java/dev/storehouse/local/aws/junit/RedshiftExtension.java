package dev.storehouse.local.aws.junit;

import dev.storehouse.local.aws.port.AwsPort;
import dev.storehouse.local.aws.port.AwsRequest;
import dev.storehouse.local.aws.port.Json;
import dev.storehouse.local.aws.port.LateFunctions;
import dev.storehouse.local.aws.redshift.RedshiftEngine;
import dev.storehouse.local.aws.redshift.statement.Limits;
import dev.storehouse.local.aws.redshift.warehouse.Warehouse;
import dev.storehouse.local.aws.secrets.SecretsManagerService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test class a {@link RedshiftSandbox} as parameter of its constructor, lifecycle and test
 * methods: the Redshift Data API and Secrets Manager, without DynamoDB and without a template. They
 * start once in a JVM, when they are first asked for, and take all data with them when it ends;
 * test classes share them, so each had better make a schema of its own.
 *
 * <p>
 *
 * {@snippet :
 * @ExtendWith(RedshiftExtension.class)
 * class ReportTest {
 *   ReportTest(RedshiftSandbox redshift) {
 *     this.client = RedshiftDataClient.builder().endpointOverride(redshift.endpoint()).build();
 *     this.id = client.executeStatement(request -> request
 *         .workgroupName(redshift.workgroup())
 *         .database(redshift.database())
 *         .secretArn(redshift.secretArn())
 *         .sql("SELECT 1")).id();
 *   }
 * }
 * }
 */
public final class RedshiftExtension implements ParameterResolver {

  static final String REGION = "eu-central-1";

  private static final Namespace NAMESPACE = Namespace.create(RedshiftExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == RedshiftSandbox.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(Services.class, key -> Services.start(), Services.class)
        .sandbox();
  }

  /** What a JVM has once; JUnit closes it with the root store. */
  private record Services(RedshiftEngine engine, AwsPort port, RedshiftSandbox sandbox)
      implements AutoCloseable {

    static Services start() {
      SecretsManagerService secrets =
          new SecretsManagerService(REGION, Optional.empty(), new LateFunctions());
      RedshiftEngine engine =
          new RedshiftEngine(
              Optional.empty(), secrets::currentText, Limits.ofAws(), InstantSource.system());
      String password = UUID.randomUUID().toString();
      engine.warehouse(RedshiftEngine.WORKGROUP).administratorPassword(password);
      String secret = secret(secrets, RedshiftEngine.WORKGROUP.administrator(), password);
      AwsPort port = AwsPort.start(0, "the port", List.of(secrets, engine.service()));
      return new Services(
          engine,
          port,
          new RedshiftSandbox(
              port.endpoint(),
              RedshiftEngine.WORKGROUP.name(),
              Warehouse.DATABASE,
              secret,
              engine));
    }

    private static String secret(SecretsManagerService secrets, String user, String password) {
      String text =
          new String(
              Json.write(Map.of("username", user, "password", password)), StandardCharsets.UTF_8);
      byte[] body =
          Json.write(
              Map.of(
                  "Name",
                  "redshift-administrator",
                  "ClientRequestToken",
                  UUID.randomUUID().toString(),
                  "SecretString",
                  text));
      try {
        byte[] answer =
            secrets
                .handle(
                    new AwsRequest(
                        "POST",
                        "/",
                        "",
                        Map.of("x-amz-target", List.of("secretsmanager.CreateSecret")),
                        body,
                        "redshift-administrator"))
                .body();
        return String.valueOf(Json.readObject(answer).get("ARN"));
      } catch (IOException e) {
        throw new UncheckedIOException("no secret for the administrator", e);
      }
    }

    @Override
    public void close() {
      port.close();
      engine.close();
    }
  }
}
