package dev.storehouse.wiring;

import dev.storehouse.idempotency.DynamoReplies;
import dev.storehouse.idempotency.Idempotency;
import dev.storehouse.shared.config.AwsClients;
import dev.storehouse.shared.config.Environment;
import dev.storehouse.shared.paging.CursorSealer;
import dev.storehouse.shared.secret.FetchedSecret;
import dev.storehouse.shared.secret.KeyedHash;
import dev.storehouse.shared.tables.Transactions;
import dev.storehouse.shared.time.Identifiers;
import dev.storehouse.throttle.DynamoTokenBuckets;
import java.time.Clock;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * What the features of every function stand on: clients, clock, keyed hashes, and the tables that
 * all of them share. Thread-safe.
 */
public record SharedModule(
    Environment environment,
    Clock clock,
    DynamoDbClient dynamoDb,
    DynamoDbEnhancedClient enhanced,
    SecretsManagerClient secretsManager,
    FetchedSecret applicationSecret,
    KeyedHash hash,
    CursorSealer cursors,
    Identifiers identifiers,
    Transactions transactions,
    DynamoReplies replies,
    Idempotency idempotency,
    DynamoTokenBuckets buckets) {

  /** Puts it together for a function with this environment. */
  public static SharedModule of(Environment environment, Clock clock) {
    AwsClients clients = new AwsClients(environment);
    DynamoDbClient dynamoDb = clients.dynamoDb();
    DynamoDbEnhancedClient enhanced =
        DynamoDbEnhancedClient.builder().dynamoDbClient(dynamoDb).extensions().build();
    SecretsManagerClient secretsManager = clients.secretsManager();
    FetchedSecret applicationSecret =
        new FetchedSecret(secretsManager, environment.required("APPLICATION_SECRET_ARN"), clock);
    KeyedHash hash = new KeyedHash(applicationSecret);
    Transactions transactions = new Transactions(dynamoDb, clock);
    DynamoReplies replies =
        new DynamoReplies(enhanced, environment.required("IDEMPOTENCY_TABLE"), transactions, clock);
    return new SharedModule(
        environment,
        clock,
        dynamoDb,
        enhanced,
        secretsManager,
        applicationSecret,
        hash,
        new CursorSealer(hash),
        new Identifiers(clock),
        transactions,
        replies,
        new Idempotency(replies, hash, clock),
        new DynamoTokenBuckets(dynamoDb, environment.required("THROTTLES_TABLE"), clock));
  }
}
