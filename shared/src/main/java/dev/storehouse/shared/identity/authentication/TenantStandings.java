package dev.storehouse.shared.identity.authentication;

import dev.storehouse.shared.identity.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Whether a tenant's members and keys may act. That a tenant is active is believed for up to 30
 * seconds, so that a busy one costs no read per request; that it is not is read anew each time, so
 * that enabling it counts at once. Thread-safe.
 */
final class TenantStandings {

  private static final Duration BELIEVED = Duration.ofSeconds(30);
  private static final int MOST_REMEMBERED = 10_000;
  private static final String ACTIVE = "active";
  private static final String DISABLED = "disabled";

  private final DynamoDbClient dynamoDb;
  private final String table;
  private final InstantSource clock;
  private final Map<String, Instant> seenActive = new ConcurrentHashMap<>();

  TenantStandings(DynamoDbClient dynamoDb, String table, InstantSource clock) {
    this.dynamoDb = dynamoDb;
    this.table = table;
    this.clock = clock;
  }

  /** Why those of a tenant are turned away; empty if they are not. */
  Optional<Refusal> refusal(String tenantId) {
    Instant now = clock.instant();
    Instant seen = seenActive.get(tenantId);
    if (seen != null && !seen.isAfter(now) && now.isBefore(seen.plus(BELIEVED))) {
      return Optional.empty();
    }
    return switch (status(tenantId)) {
      case ACTIVE -> {
        remember(tenantId, now);
        yield Optional.empty();
      }
      case DISABLED -> Optional.of(Refusal.TENANT_DISABLED);
      // No record, and one that is still being made or already being deleted, are much the same.
      default -> Optional.of(Refusal.TENANT_GONE);
    };
  }

  private void remember(String tenantId, Instant now) {
    if (seenActive.size() >= MOST_REMEMBERED) {
      seenActive.clear();
    }
    seenActive.put(tenantId, now);
  }

  private String status(String tenantId) {
    Map<String, AttributeValue> item =
        dynamoDb
            .getItem(
                get ->
                    get.tableName(table)
                        .consistentRead(true)
                        .key(Map.of("tenant_id", AttributeValue.fromS(tenantId)))
                        .projectionExpression("#status")
                        .expressionAttributeNames(Map.of("#status", "status")))
            .item();
    return Optional.ofNullable(item.get("status")).map(AttributeValue::s).orElse("");
  }
}
