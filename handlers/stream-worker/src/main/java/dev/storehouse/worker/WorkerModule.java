package dev.storehouse.worker;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import dev.storehouse.shared.config.AwsClients;
import dev.storehouse.shared.config.Environment;
import dev.storehouse.shared.config.OnFirstUse;
import dev.storehouse.warehouse.WarehouseModule;
import dev.storehouse.warehouse.bulk.job.BulkModule;
import dev.storehouse.warehouse.bulk.job.Notifier;
import dev.storehouse.warehouse.bulk.job.WebhookNotifier;
import dev.storehouse.warehouse.webhook.RetrySchedule;
import dev.storehouse.warehouse.webhook.WebhookExceptions;
import dev.storehouse.warehouse.webhook.WebhookSender;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The jobs of the warehouse, as a function of this artefact has them. Thread-safe. */
public record WorkerModule(WarehouseModule warehouse, BulkModule bulk) {

  /** Puts it together for a function with this environment. */
  public static WorkerModule of(Environment environment, Clock clock) {
    DynamoDbClient dynamoDb = new AwsClients(environment).dynamoDb();
    DynamoDbEnhancedClient enhanced =
        DynamoDbEnhancedClient.builder().dynamoDbClient(dynamoDb).extensions().build();
    FailureLog failures = FailureLog.ofJobs(LambdaRuntime.getLogger());
    WarehouseModule warehouse =
        WarehouseModule.of(environment, dynamoDb, enhanced, clock, failures);
    return new WorkerModule(
        warehouse,
        BulkModule.of(
            environment,
            warehouse,
            dynamoDb,
            enhanced,
            Optional.of(webhooks(environment, clock)),
            clock,
            failures));
  }

  /** Made when somebody is to be told: whom to trust takes a while to read. */
  private static Notifier webhooks(Environment environment, Clock clock) {
    Supplier<Notifier> notifier = new OnFirstUse<>(() -> notifier(environment, clock));
    return (job, notice) -> notifier.get().tell(job, notice);
  }

  private static Notifier notifier(Environment environment, Clock clock) {
    WebhookExceptions exceptions =
        WebhookExceptions.of(environment.optional("WEBHOOK_EXCEPTIONS").orElse(""));
    return new WebhookNotifier(
        new WebhookSender(exceptions, clock),
        new RetrySchedule(new SecureRandom()),
        exceptions,
        clock);
  }
}
