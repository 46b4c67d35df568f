package dev.storehouse.shared.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

final class AwsClientsTest {

  private final AtomicInteger calls = new AtomicInteger();
  private final HttpServer server =
      HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

  AwsClientsTest() throws IOException {}

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void repeatsAWriteThatMetATransaction() {
    try (DynamoDbClient client = clientThatIsRefusedTwice("TransactionConflictException")) {
      write(client);
    }
    assertThat(calls).hasValue(3);
  }

  @Test
  void doesNotRepeatAWriteWhoseConditionDidNotHold() {
    try (DynamoDbClient client = clientThatIsRefusedTwice("ConditionalCheckFailedException")) {
      assertThatThrownBy(() -> write(client)).isInstanceOf(ConditionalCheckFailedException.class);
    }
    assertThat(calls).hasValue(1);
  }

  private static void write(DynamoDbClient client) {
    client.deleteItem(
        delete -> delete.tableName("table").key(Map.of("id", AttributeValue.fromS("1"))));
  }

  private DynamoDbClient clientThatIsRefusedTwice(String error) {
    server.createContext(
        "/",
        exchange -> {
          boolean refused = calls.incrementAndGet() <= 2;
          byte[] body =
              (refused ? "{\"__type\":\"com.amazonaws.dynamodb.v20120810#%s\"}" : "{}")
                  .formatted(error)
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(refused ? 400 : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return new AwsClients(
            new Environment(
                Map.of(
                    "AWS_REGION",
                    "eu-central-1",
                    "AWS_ENDPOINT_URL",
                    "http://127.0.0.1:" + server.getAddress().getPort(),
                    "AWS_ACCESS_KEY_ID",
                    "local",
                    "AWS_SECRET_ACCESS_KEY",
                    "local")))
        .dynamoDb();
  }
}
