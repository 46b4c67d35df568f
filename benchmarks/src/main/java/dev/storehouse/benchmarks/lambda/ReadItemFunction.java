package dev.storehouse.benchmarks.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.storehouse.shared.config.AwsClients;
import dev.storehouse.shared.config.Environment;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The least a Java function does to read one item: what the SDK and the runtime interface client
 * cost before any line of the store. Thread-safe.
 */
public final class ReadItemFunction implements RequestStreamHandler {

  private final Environment environment = Environment.ofProcess();
  private final DynamoDbClient client = new AwsClients(environment).dynamoDb();

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Map<String, AttributeValue> item =
        client
            .getItem(
                get ->
                    get.tableName(environment.required("PRODUCTS_TABLE"))
                        .key(
                            Map.of(
                                "product_id",
                                AttributeValue.fromS(environment.required("PRODUCT_ID"))))
                        .consistentRead(true))
            .item();
    String body = "{\"statusCode\":200,\"body\":\"" + item.keySet() + "\"}";
    output.write(body.getBytes(StandardCharsets.UTF_8));
  }
}
