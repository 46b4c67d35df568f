package dev.storehouse.local.aws.junit;

import dev.storehouse.gateway.FunctionInvoker;
import dev.storehouse.gateway.template.Stack;
import dev.storehouse.local.aws.LocalAws;
import dev.storehouse.local.aws.messaging.Messaging;
import dev.storehouse.local.aws.port.LateFunctions;
import dev.storehouse.local.aws.redshift.RedshiftEngine;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The stack of one test class: its own tables, buckets and secrets on the services all test classes
 * share. Thread-safe.
 */
public final class AwsSandbox {

  private final LocalAws services;
  private final Stack stack;
  private final Stack withWarehouse;
  private final LateFunctions functions;

  /**
   * @param withWarehouse the same stack, where its parameters name the local workgroup
   */
  AwsSandbox(LocalAws services, Stack stack, Stack withWarehouse, LateFunctions functions) {
    this.services = services;
    this.stack = stack;
    this.withWarehouse = withWarehouse;
    this.functions = functions;
  }

  /** The stack, its names unique to the test class. */
  public Stack stack() {
    return stack;
  }

  /** The AWS port. */
  public URI endpoint() {
    return services.endpoint();
  }

  /**
   * What Lambda would give the function as its environment: the variables of the template, region,
   * credentials and the endpoint.
   *
   * @throws dev.storehouse.gateway.template.TemplateException if the template has no such function
   */
  public Map<String, String> environment(String functionLogicalId) {
    return services.environment(stack, functionLogicalId);
  }

  /**
   * The same where the stack has a warehouse, the local workgroup and the database {@code dev}, and
   * so the role for its files too.
   */
  public Map<String, String> warehouseEnvironment(String functionLogicalId) {
    return services.environment(withWarehouse, functionLogicalId);
  }

  /** The ARN of the role that UNLOAD and COPY take on to reach the bucket of the stack. */
  public String bulkRole() {
    return Objects.requireNonNull(withWarehouse.outputs().get("WarehouseBulkRoleArn"));
  }

  /** The physical name of a table. */
  public String table(String logicalId) {
    return stack.resource(logicalId).physicalId();
  }

  /** The name of a bucket. */
  public String bucket(String logicalId) {
    return stack.resource(logicalId).physicalId();
  }

  /** The ARN of a secret. */
  public String secret(String logicalId) {
    return stack.resource(logicalId).physicalId();
  }

  /** A client of the tables, for looking behind a handler's back. */
  public DynamoDbClient dynamoDb() {
    return services.database().client();
  }

  /** A client of the buckets, which starts S3 if nothing has; the same for all test classes. */
  public S3Client s3() {
    return services.s3().client();
  }

  /**
   * The Redshift Data API, which the test classes share: each had better make a database of its
   * own.
   */
  public RedshiftEngine redshift() {
    return services.redshift();
  }

  /** The buses, topics and queues, which the test classes share. */
  public Messaging messaging() {
    return services.messaging();
  }

  /** Where DynamoDB and its streams answer, past the port. */
  public URI databaseEndpoint() {
    return services.database().endpoint();
  }

  /** What every AWS client needs to find the services: endpoints, region, credentials. */
  public Map<String, String> clientEnvironment() {
    return services.clientEnvironment();
  }

  /**
   * From now on these are the functions that Lambda invokes and that rotate secrets, for every test
   * class of this JVM: classes that bind functions do not run in parallel.
   */
  public void bind(FunctionInvoker started) {
    functions.bind(started);
  }

  /**
   * Rotates each scheduled secret of the stack for the first time, as a deployment does.
   *
   * @throws java.util.concurrent.CompletionException if a step fails
   */
  public void rotateSecrets() {
    services.secrets().rotateNew(stack).join();
  }
}
