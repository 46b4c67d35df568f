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
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

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
  private static final String TAKE =
      "SET leased_until = :until, job_id = :job, expires_at = :expires";
  private static final String IS_FREE = "attribute_not_exists(leased_until) OR leased_until < :now";

  private final DynamoDbClient client;
  private final String table;
  private final InstantSource clock;
  private final Map<String, Integer> usedLast = new ConcurrentHashMap<>();
  private final Map<String, Idle> idle = new ConcurrentHashMap<>();

  private record Idle(SessionLease lease, Instant openUntil) {}

  public DynamoSessions(DynamoDbClient client, String table, InstantSource clock) {
    this.client = client;
    this.table = table;
    this.clock = clock;
  }

  @Override
  public Optional<SessionLease> idle(String tenantId, int most) {
    return Optional.ofNullable(idle.remove(tenantId))
        .filter(known -> known.openUntil().isAfter(clock.instant()))
        .map(Idle::lease)
        .filter(lease -> lease.slot() <= most);
  }

  /**
   * What takes an idle session for a job. The condition does not hold where that session is closed,
   * or another job has it.
   *
   * @param until when the turn ends by itself, should the job be forgotten
   */
  public TransactWriteItem take(String tenantId, SessionLease lease, String jobId, Instant until) {
    Map<String, AttributeValue> values = new HashMap<>(turn(jobId, until));
    values.put(":session", Attributes.of(lease.sessionId().orElseThrow()));
    return TransactWriteItem.builder()
        .update(
            update ->
                update
                    .tableName(table)
                    .key(key(tenantId, lease.slot()))
                    .updateExpression(TAKE)
                    .conditionExpression(
                        "(%s) AND session_id = :session AND open_until > :now".formatted(IS_FREE))
                    .expressionAttributeValues(values))
        .build();
  }

  private Map<String, AttributeValue> turn(String jobId, Instant until) {
    return Map.of(
        ":until", Attributes.of(until.getEpochSecond()),
        ":job", Attributes.of(jobId),
        ":expires", Attributes.of(until.plus(KEPT_ALIVE).getEpochSecond()),
        ":now", Attributes.of(clock.instant().getEpochSecond()));
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
                          .updateExpression(TAKE)
                          .conditionExpression(IS_FREE)
                          .expressionAttributeValues(turn(jobId, until))
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
    idle.put(tenantId, new Idle(lease, openUntil));
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
