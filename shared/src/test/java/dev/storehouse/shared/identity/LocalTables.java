package dev.storehouse.shared.identity;

import dev.storehouse.local.aws.dynamodb.DynamoDbLocal;
import dev.storehouse.local.aws.dynamodb.TableCreator;
import dev.storehouse.local.aws.template.Stack;
import dev.storehouse.local.aws.template.Template;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A DynamoDB Local with the tables of the template, and a client that counts its requests. */
public final class LocalTables implements AutoCloseable {

  private final Stack stack =
      Template.load(
              Path.of(
                  Objects.requireNonNull(System.getProperty("storehouse.root")), "template.yaml"))
          .resolve(Map.of());
  private final DynamoDbLocal database = DynamoDbLocal.inMemory();
  private final AtomicInteger requests = new AtomicInteger();
  private final DynamoDbClient client = clientOf(database.endpoint(), requests);

  public LocalTables() {
    new TableCreator(database.client()).create(stack);
  }

  public DynamoDbClient client() {
    return client;
  }

  /** How many requests the client has sent. */
  public int requests() {
    return requests.get();
  }

  /** A client of the same database that gives up at once because nobody listens. */
  public DynamoDbClient deadClient() {
    return clientOf(URI.create("http://127.0.0.1:9"), requests);
  }

  public String signingKeysTable() {
    return stack.resource("SigningKeysTable").physicalId();
  }

  public String usersTable() {
    return stack.resource("UsersTable").physicalId();
  }

  /** Writes a user: active, a plain user, version 1, changed as told. */
  public void putUser(String userId, Map<String, AttributeValue> changes) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("user_id", AttributeValue.fromS(userId));
    item.put("email", AttributeValue.fromS(userId + "@example.com"));
    item.put("password_hash", AttributeValue.fromS("not to be read"));
    item.put("role", AttributeValue.fromS("user"));
    item.put("status", AttributeValue.fromS("active"));
    item.put("ver", AttributeValue.fromN("1"));
    item.putAll(changes);
    client.putItem(put -> put.tableName(usersTable()).item(item));
  }

  @Override
  public void close() {
    client.close();
    database.close();
  }

  private static DynamoDbClient clientOf(URI endpoint, AtomicInteger requests) {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint)
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(
            configuration ->
                configuration.addExecutionInterceptor(
                    new ExecutionInterceptor() {
                      @Override
                      public void beforeExecution(
                          Context.BeforeExecution context, ExecutionAttributes attributes) {
                        requests.incrementAndGet();
                      }
                    }))
        .build();
  }
}
