package dev.storehouse.local.aws.dynamodb;

import dev.storehouse.gateway.template.Resource;
import dev.storehouse.gateway.template.Stack;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** Creates the tables of a stack exactly as its template declares them. */
public final class TableCreator {

  private static final String TABLE = "AWS::DynamoDB::Table";

  private final DynamoDbClient client;

  public TableCreator(DynamoDbClient client) {
    this.client = client;
  }

  /**
   * Creates every table that is missing and checks those that exist, all at once: one after the
   * other they take most of the time a start takes.
   *
   * @throws IllegalStateException if a table exists but differs from the template; the message says
   *     in what
   */
  public void create(Stack stack) {
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture.allOf(
              stack.resourcesOf(TABLE).stream()
                  .map(table -> CompletableFuture.runAsync(() -> create(table), executor))
                  .toArray(CompletableFuture[]::new))
          .join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private void create(Resource table) {
    TableDefinition wanted = TableDefinition.of(table);
    Optional<TableDescription> existing = existing(table.physicalId());
    if (existing.isEmpty()) {
      client.createTable(wanted.request());
      wanted.timeToLive().ifPresent(attribute -> enableExpiry(table.physicalId(), attribute));
    } else {
      check(table, wanted, existing.get());
      wanted.timeToLive().ifPresent(attribute -> expire(table, attribute));
    }
  }

  private Optional<TableDescription> existing(String name) {
    try {
      return Optional.of(client.describeTable(request -> request.tableName(name)).table());
    } catch (ResourceNotFoundException _) {
      return Optional.empty();
    }
  }

  private static void check(Resource table, TableDefinition wanted, TableDescription found) {
    List<String> differences =
        TableShape.of(wanted.request()).differencesFrom(TableShape.of(found));
    if (!differences.isEmpty()) {
      throw differs(table, String.join("; ", differences));
    }
  }

  private void expire(Resource table, String attribute) {
    String name = table.physicalId();
    TimeToLiveDescription current =
        client.describeTimeToLive(request -> request.tableName(name)).timeToLiveDescription();
    if (current.timeToLiveStatus() != TimeToLiveStatus.ENABLED) {
      enableExpiry(name, attribute);
    } else if (!attribute.equals(current.attributeName())) {
      throw differs(
          table,
          "time to live: template %s, existing %s".formatted(attribute, current.attributeName()));
    }
  }

  private void enableExpiry(String name, String attribute) {
    client.updateTimeToLive(
        request ->
            request
                .tableName(name)
                .timeToLiveSpecification(
                    specification -> specification.attributeName(attribute).enabled(true)));
  }

  private static IllegalStateException differs(Resource table, String difference) {
    return new IllegalStateException(
        "table %s exists but differs from %s in the template: %s. Start with an empty data directory"
            .formatted(table.physicalId(), table.logicalId(), difference));
  }
}
