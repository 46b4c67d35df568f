package dev.storehouse.worker;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import dev.storehouse.shared.config.AwsClients;
import dev.storehouse.shared.config.Environment;
import dev.storehouse.warehouse.WarehouseModule;
import java.time.Clock;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Puts the functions of this artefact together. */
public final class WorkerModule {

  private WorkerModule() {}

  /** The warehouse as a function with this environment has it. */
  public static WarehouseModule warehouse(Environment environment, Clock clock) {
    DynamoDbClient dynamoDb = new AwsClients(environment).dynamoDb();
    DynamoDbEnhancedClient enhanced =
        DynamoDbEnhancedClient.builder().dynamoDbClient(dynamoDb).extensions().build();
    return WarehouseModule.of(
        environment, dynamoDb, enhanced, clock, FailureLog.ofJobs(LambdaRuntime.getLogger()));
  }
}
