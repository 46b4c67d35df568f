package dev.storehouse.warehouse.session;

import dev.storehouse.shared.tables.Attributes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * Sessions in their table: an item for each place of a tenant, so that its cap holds by itself.
 * Taking a place is one conditional write; only when the place used last is taken are all of them
 * read. Thread-safe.
 */
public final class DynamoSessions implements Sessions {

  private static final String TENANT = "tenant_id";
  private static final String SLOT = "slot";
  private static final String SESSION = "session_id";
  private static final String LEASED_UNTIL = "leased_until";

  private final DynamoDbClient client;
  private final String table;
  private final InstantSource clock;
  private final Map<String, Integer> usedLast = new ConcurrentHashMap<>();

  public DynamoSessions(DynamoDbClient client, String table, InstantSource clock) {
    this.client = client;
    this.table = table;
    this.clock = clock;
  }

  @Override
  public Optional<SessionLease> lease(String tenantId, int most, String jobId, Instant until) {
    if (most == 0) {
      return Optional.empty();
    }
    Integer familiar = usedLast.get(tenantId);
    if (familiar != null && familiar <= most) {
      Optional<SessionLease> lease = take(tenantId, familiar, jobId, until);
      if (lease.isPresent()) {
        return lease;
      }
    }
    OptionalInt free = freeSlot(tenantId, most);
    return free.isPresent() ? take(tenantId, free.getAsInt(), jobId, until) : Optional.empty();
  }

  private Optional<SessionLease> take(String tenantId, int slot, String jobId, Instant until) {
    long now = clock.instant().getEpochSecond();
    try {
      Map<String, AttributeValue> item =
          client
              .updateItem(
                  update ->
                      update
                          .tableName(table)
                          .key(key(tenantId, slot))
                          .updateExpression(
                              "SET leased_until = :until, job_id = :job, expires_at = :expires")
                          .conditionExpression(
                              "attribute_not_exists(leased_until) OR leased_until < :now")
                          .expressionAttributeValues(
                              Map.of(
                                  ":until", Attributes.of(until.getEpochSecond()),
                                  ":job", Attributes.of(jobId),
                                  ":expires",
                                      Attributes.of(until.plus(KEPT_ALIVE).getEpochSecond()),
                                  ":now", Attributes.of(now)))
                          .returnValues(ReturnValue.ALL_NEW))
              .attributes();
      usedLast.put(tenantId, slot);
      return Optional.of(new SessionLease(slot, liveSession(item, now)));
    } catch (ConditionalCheckFailedException e) {
      return Optional.empty();
    }
  }

  /** The session of a place, unless the warehouse will have closed it. */
  private static Optional<String> liveSession(Map<String, AttributeValue> item, long now) {
    return item.containsKey(SESSION) && Attributes.integer(item, "open_until") > now
        ? Optional.of(Attributes.text(item, SESSION))
        : Optional.empty();
  }

  private OptionalInt freeSlot(String tenantId, int most) {
    long now = clock.instant().getEpochSecond();
    Map<Integer, Long> leased = new HashMap<>();
    client
        .query(
            query ->
                query
                    .tableName(table)
                    .consistentRead(true)
                    .keyConditionExpression("tenant_id = :tenant")
                    .expressionAttributeValues(Map.of(":tenant", Attributes.of(tenantId))))
        .items()
        .forEach(
            item ->
                leased.put(
                    Integer.parseInt(Attributes.text(item, SLOT)),
                    item.containsKey(LEASED_UNTIL) ? Attributes.integer(item, LEASED_UNTIL) : 0L));
    return IntStream.rangeClosed(1, most)
        .filter(slot -> leased.getOrDefault(slot, 0L) < now)
        .findFirst();
  }

  @Override
  public void release(String tenantId, SessionLease lease, String jobId) {
    if (lease.sessionId().isEmpty()) {
      drop(tenantId, lease, jobId);
      return;
    }
    Instant openUntil = clock.instant().plus(KEPT_ALIVE);
    endTurn(
        tenantId,
        lease,
        "SET session_id = :session, open_until = :open, expires_at = :open"
            + " REMOVE leased_until, job_id",
        Map.of(
            ":session", Attributes.of(lease.sessionId().get()),
            ":open", Attributes.of(openUntil.getEpochSecond()),
            ":job", Attributes.of(jobId)));
  }

  @Override
  public void drop(String tenantId, SessionLease lease, String jobId) {
    endTurn(
        tenantId,
        lease,
        "REMOVE session_id, open_until, leased_until, job_id",
        Map.of(":job", Attributes.of(jobId)));
  }

  /** Unless the turn has ended by itself, and the place is another's. */
  private void endTurn(
      String tenantId, SessionLease lease, String expression, Map<String, AttributeValue> values) {
    try {
      client.updateItem(
          update ->
              update
                  .tableName(table)
                  .key(key(tenantId, lease.slot()))
                  .updateExpression(expression)
                  .conditionExpression("job_id = :job")
                  .expressionAttributeValues(values));
    } catch (ConditionalCheckFailedException e) {
      usedLast.remove(tenantId);
    }
  }

  private static Map<String, AttributeValue> key(String tenantId, int slot) {
    return Map.of(
        TENANT, Attributes.of(tenantId), SLOT, Attributes.of(String.format("%02d", slot)));
  }
}
