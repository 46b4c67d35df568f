package dev.storehouse.local.aws.redshift;

import dev.storehouse.local.aws.port.AwsPort;
import dev.storehouse.local.aws.port.LateFunctions;
import dev.storehouse.local.aws.redshift.bulk.BulkReach;
import dev.storehouse.local.aws.redshift.bulk.BulkRoles;
import dev.storehouse.local.aws.redshift.bulk.BulkStatements;
import dev.storehouse.local.aws.redshift.bulk.S3Location;
import dev.storehouse.local.aws.redshift.statement.Limits;
import dev.storehouse.local.aws.secrets.SecretsManagerService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.Field;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** An engine on a port of its own, once for all tests, and the SDK's clients of it. */
final class RedshiftFixture implements ParameterResolver {

  private static final int LONGEST = 30;

  /** A role that reaches a bucket, and one that reaches a part of it. */
  static final String ROLE = "arn:aws:iam::000000000000:role/bulk";

  static final String NARROW = "arn:aws:iam::000000000000:role/narrow";

  private static final BulkRoles ROLES =
      new BulkRoles(
          Map.of(
              ROLE, BulkReach.all(new S3Location("bulk", "")),
              NARROW, BulkReach.all(new S3Location("bulk", "narrow/"))),
          Optional.of(ROLE));

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Redshift.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .computeIfAbsent(Redshift.class, key -> Redshift.start(), Redshift.class);
  }

  record Redshift(
      RedshiftEngine engine,
      AwsPort port,
      RedshiftDataClient client,
      SecretsManagerClient secrets,
      DirectoryObjects objects)
      implements AutoCloseable {

    static Redshift start() {
      DirectoryObjects objects = new DirectoryObjects(directory());
      SecretsManagerService secrets =
          new SecretsManagerService("eu-central-1", Optional.empty(), new LateFunctions());
      RedshiftEngine engine =
          new RedshiftEngine(
              Optional.empty(),
              secrets::currentText,
              new BulkStatements(Optional.of(() -> objects), () -> ROLES),
              Limits.ofAws(),
              InstantSource.system());
      AwsPort port = AwsPort.start(0, "the port", List.of(secrets, engine.service()));
      StaticCredentialsProvider credentials =
          StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
      return new Redshift(
          engine,
          port,
          RedshiftDataClient.builder()
              .endpointOverride(port.endpoint())
              .region(Region.EU_CENTRAL_1)
              .credentialsProvider(credentials)
              .httpClient(
                  UrlConnectionHttpClient.builder().socketTimeout(Duration.ofSeconds(60)).build())
              .overrideConfiguration(config -> config.retryStrategy(retry -> retry.maxAttempts(1)))
              .build(),
          SecretsManagerClient.builder()
              .endpointOverride(port.endpoint())
              .region(Region.EU_CENTRAL_1)
              .credentialsProvider(credentials)
              .build(),
          objects);
    }

    private static Path directory() {
      try {
        return Files.createTempDirectory("storehouse-objects");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    String submit(String sql) {
      return submit(sql, request -> {});
    }

    String submit(String sql, Consumer<ExecuteStatementRequest.Builder> more) {
      return client
          .executeStatement(
              request -> {
                request.workgroupName("storehouse").database("dev").sql(sql);
                more.accept(request);
              })
          .id();
    }

    DescribeStatementResponse end(String id) {
      return client.describeStatement(request -> request.id(id).waitTimeSeconds(LONGEST));
    }

    DescribeStatementResponse run(String sql) {
      return end(submit(sql));
    }

    String done(String sql) {
      return done(submit(sql), sql);
    }

    String done(String id, String what) {
      DescribeStatementResponse end = end(id);
      if (end.status() != StatusString.FINISHED) {
        throw new AssertionError(what + ": " + end.status() + " " + end.error());
      }
      return id;
    }

    /** The session in which a statement has run, which stays open after it. */
    String open(String sql) {
      ExecuteStatementResponse answer =
          client.executeStatement(
              request ->
                  request
                      .workgroupName("storehouse")
                      .database("dev")
                      .sql(sql)
                      .sessionKeepAliveSeconds(300)
                      .waitTimeSeconds(LONGEST));
      done(answer.id(), sql);
      return answer.sessionId();
    }

    List<List<Field>> rows(String sql) {
      String id = done(sql);
      return client.getStatementResult(request -> request.id(id)).records();
    }

    String value(String sql) {
      return rows(sql).getFirst().getFirst().stringValue();
    }

    static String name(String prefix) {
      return prefix + "_" + UUID.randomUUID().toString().replace("-", "").substring(0, 8);
    }

    @Override
    public void close() {
      port.close();
      engine.close();
      objects.close();
    }
  }
}
