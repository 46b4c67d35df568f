package dev.storehouse.local.aws;

import dev.storehouse.gateway.FunctionInvoker;
import dev.storehouse.gateway.template.Stack;
import dev.storehouse.gateway.usage.ApiKeys;
import dev.storehouse.local.aws.apigateway.ApiGatewayService;
import dev.storehouse.local.aws.dynamodb.DynamoDbLocal;
import dev.storehouse.local.aws.dynamodb.TableCreator;
import dev.storehouse.local.aws.messaging.Messaging;
import dev.storehouse.local.aws.port.AwsPort;
import dev.storehouse.local.aws.port.AwsService;
import dev.storehouse.local.aws.port.DynamoDbService;
import dev.storehouse.local.aws.port.LambdaService;
import dev.storehouse.local.aws.port.StsService;
import dev.storehouse.local.aws.redshift.RedshiftEngine;
import dev.storehouse.local.aws.redshift.statement.Limits;
import dev.storehouse.local.aws.redshift.warehouse.WarehouseId;
import dev.storehouse.local.aws.s3.LocalS3;
import dev.storehouse.local.aws.secrets.SecretsManagerService;
import dev.storehouse.local.aws.secrets.StackSecrets;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The AWS services on one machine: DynamoDB Local, S3, Secrets Manager, the Redshift Data API,
 * Lambda, EventBridge, SNS, SQS, API Gateway's control plane and STS on one port.
 */
public final class LocalAws implements AutoCloseable {

  /** Any access key and secret serve, but for S3; these are what the documentation names. */
  private static final String CREDENTIAL = "local";

  private final DynamoDbLocal database;
  private final DynamoDbService tables;
  private final LocalS3 s3;
  private final BulkStore bulk;
  private final StackSecrets secrets;
  private final RedshiftEngine redshift;
  private final ApiGatewayService apiGateway;
  private final Messaging messaging;
  private final AwsPort port;
  private final String region;

  private LocalAws(
      DynamoDbLocal database,
      DynamoDbService tables,
      LocalS3 s3,
      BulkStore bulk,
      StackSecrets secrets,
      RedshiftEngine redshift,
      ApiGatewayService apiGateway,
      Messaging messaging,
      AwsPort port,
      String region) {
    this.database = database;
    this.tables = tables;
    this.s3 = s3;
    this.bulk = bulk;
    this.secrets = secrets;
    this.redshift = redshift;
    this.apiGateway = apiGateway;
    this.messaging = messaging;
    this.port = port;
    this.region = region;
  }

  /**
   * How to start.
   *
   * @param port of the loopback interface, 0 for any free one
   * @param portSetting what the setting of the port is called, for the message when it is taken
   * @param directory where tables, buckets, secrets and API keys outlive the process; in memory or
   *     temporary when empty
   * @param warehouses whose servers begin to start at once; the others when they are needed
   */
  public record Settings(
      int port,
      String portSetting,
      String region,
      Optional<Path> directory,
      Set<WarehouseId> warehouses) {

    public Settings {
      warehouses = Set.copyOf(warehouses);
    }

    /** Any free port, in memory, eu-central-1: what tests want. */
    public static Settings inMemory() {
      return new Settings(0, "the port", "eu-central-1", Optional.empty(), Set.of());
    }
  }

  /**
   * Starts everything.
   *
   * @param functions what Lambda invokes and what rotates secrets
   * @throws IllegalStateException if the port is taken, the directory unusable or DynamoDB Local
   *     without its native library
   */
  public static LocalAws start(Settings settings, FunctionInvoker functions) {
    SecretsManagerService secrets =
        new SecretsManagerService(settings.region(), settings.directory(), functions);
    LocalS3 s3 = new LocalS3(settings.directory(), settings.region(), CREDENTIAL);
    BulkStore bulk = new BulkStore(s3, settings.region(), CREDENTIAL);
    RedshiftEngine redshift =
        new RedshiftEngine(
            settings.directory(),
            secrets::currentText,
            bulk.statements(),
            Limits.ofAws(),
            InstantSource.system());
    settings.warehouses().forEach(id -> redshift.warehouse(id).startAhead());
    try {
      return start(settings, functions, s3, bulk, secrets, redshift);
    } catch (RuntimeException e) {
      redshift.close();
      bulk.close();
      s3.close();
      throw e;
    }
  }

  private static LocalAws start(
      Settings settings,
      FunctionInvoker functions,
      LocalS3 s3,
      BulkStore bulk,
      SecretsManagerService secrets,
      RedshiftEngine redshift) {
    DynamoDbLocal database =
        settings.directory().map(DynamoDbLocal::in).orElseGet(DynamoDbLocal::inMemory);
    try {
      DynamoDbService tables = new DynamoDbService(database.endpoint());
      ApiGatewayService apiGateway =
          new ApiGatewayService(settings.directory(), InstantSource.system());
      Messaging messaging = new Messaging(settings.region(), InstantSource.system());
      List<AwsService> services =
          new ArrayList<>(
              List.of(
                  tables,
                  secrets,
                  redshift.service(),
                  apiGateway,
                  new LambdaService(functions, settings.region()),
                  new StsService()));
      services.addAll(messaging.services());
      AwsPort port =
          AwsPort.start(settings.port(), settings.portSetting(), services, List.of(s3.service()));
      return new LocalAws(
          database,
          tables,
          s3,
          bulk,
          secrets.ofStacks(),
          redshift,
          apiGateway,
          messaging,
          port,
          settings.region());
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** What clients take as {@code AWS_ENDPOINT_URL}. */
  public URI endpoint() {
    return port.endpoint();
  }

  /** The database itself, past the port. */
  public DynamoDbLocal database() {
    return database;
  }

  /** Calls a listener, which must be quick, after each call to the port that may have written. */
  public void onWrite(Runnable listener) {
    tables.onWrite(listener);
  }

  /** The buckets, and S3 itself, past the port. */
  public LocalS3 s3() {
    return s3;
  }

  /** The secrets of stacks. */
  public StackSecrets secrets() {
    return secrets;
  }

  /** The warehouses and the Redshift Data API. */
  public RedshiftEngine redshift() {
    return redshift;
  }

  /** The API keys, for a gateway to look its clients' keys up. */
  public ApiKeys apiKeys() {
    return apiGateway.keys();
  }

  /** The buses, topics and queues. */
  public Messaging messaging() {
    return messaging;
  }

  /**
   * Creates the tables, buckets, secrets, topics, queues, usage plans and API keys of a stack that
   * do not exist yet, and lets warehouses take on its roles.
   *
   * @throws IllegalStateException if a table exists but differs from the template
   */
  public void deploy(Stack stack) {
    new TableCreator(database.client()).create(stack);
    s3.create(stack);
    bulk.roles().deploy(stack);
    secrets.create(stack);
    apiGateway.deploy(stack);
    messaging.deploy(stack);
  }

  /**
   * What every AWS client needs to find the services: endpoints, region, credentials. Functions go
   * to the database itself, past the port: one hop less on every read.
   */
  public Map<String, String> clientEnvironment() {
    return Map.of(
        "AWS_ENDPOINT_URL", endpoint().toString(),
        "AWS_ENDPOINT_URL_DYNAMODB", database.endpoint().toString(),
        "AWS_REGION", region,
        "AWS_ACCESS_KEY_ID", CREDENTIAL,
        "AWS_SECRET_ACCESS_KEY", CREDENTIAL);
  }

  /** The environment of a function of the stack: its template's variables and the clients' ones. */
  public Map<String, String> environment(Stack stack, String functionLogicalId) {
    Map<String, String> environment = new LinkedHashMap<>(stack.environment(functionLogicalId));
    environment.putAll(clientEnvironment());
    return Map.copyOf(environment);
  }

  @Override
  public void close() {
    port.close();
    redshift.close();
    bulk.close();
    s3.close();
    database.close();
  }
}
