package dev.storehouse.shared.identity;

import dev.storehouse.local.aws.junit.AwsSandbox;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
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

/** The tables identity rests on, and a client that counts its requests. */
public final class LocalTables {

  private final AwsSandbox aws;
  private final AtomicInteger requests = new AtomicInteger();
  private final DynamoDbClient client;

  public LocalTables(AwsSandbox aws) {
    this.aws = aws;
    this.client = client(aws.endpoint());
  }

  public DynamoDbClient client() {
    return client;
  }

  /** How many requests the client has sent. */
  public int requests() {
    return requests.get();
  }

  /** A client that finds nobody listening. */
  public DynamoDbClient deadClient() {
    return client(URI.create("http://127.0.0.1:9"));
  }

  public String signingKeysTable() {
    return aws.table("SigningKeysTable");
  }

  public String usersTable() {
    return aws.table("UsersTable");
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

  private DynamoDbClient client(URI endpoint) {
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
