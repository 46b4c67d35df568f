package dev.storehouse.warehouse.tenant;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A party whose SQL runs in the warehouse, as a database user of its own.
 *
 * @param tenantId begins with {@code ten_}
 * @param name for people
 * @param schema the schema of the warehouse that is its own
 * @param databaseUser as whom its statements run; no two tenants share one
 * @param secretArn the secret with that user's password; empty until it is made
 * @param bulkSecretArn the secret with the password of the user that its bulk jobs run as; empty
 *     until it is made, and for a tenant that was not changed since there are such users
 * @param shared what it reads of relations that are not its own
 * @param functions user-defined functions that its statements may call, by name in lower case
 * @param readsStore whether it reads the store's own tables, in schema {@value #STORE_SCHEMA}
 * @param changingUntil by when the change that was begun has ended or died; empty once the
 *     warehouse is as this says
 * @param version 1 at first, one more with every change
 */
public record Tenant(
    String tenantId,
    String name,
    TenantStatus status,
    String schema,
    String databaseUser,
    Optional<String> secretArn,
    Optional<String> bulkSecretArn,
    Quota quota,
    List<SharedRelation> shared,
    Set<String> functions,
    boolean readsStore,
    Optional<Instant> changingUntil,
    Instant createdAt,
    Instant updatedAt,
    long version) {

  /** Where the store's own tables are in the warehouse. */
  public static final String STORE_SCHEMA = "store";

  /** How the names of staging schemas begin; no tenant's own schema is called so. */
  public static final String STAGING_PREFIX = "staging_";

  public Tenant {
    shared = List.copyOf(shared);
    functions = Set.copyOf(functions);
  }

  /**
   * The database user that its bulk jobs run as: it reads what {@link #databaseUser} reads, writes
   * the tables of the tenant's schema, and may use the warehouse's role for COPY and UNLOAD.
   */
  public String bulkUser() {
    return databaseUser + "_bulk";
  }

  /**
   * The schema in which its bulk jobs make tables; it alone, and only {@link #bulkUser}, sees it.
   */
  public String stagingSchema() {
    return STAGING_PREFIX + tenantId;
  }

  /** Whether its callers may use it. */
  public boolean isActive() {
    return status == TenantStatus.ACTIVE;
  }

  /** Whether a change of it is under way. */
  public boolean isChanging(Instant now) {
    return changingUntil.filter(now::isBefore).isPresent();
  }

  /** The next version of it, whose change ends by then; empty if it has ended. */
  public Tenant next(TenantStatus nextStatus, Optional<Instant> ends, Instant now) {
    return new Tenant(
        tenantId,
        name,
        nextStatus,
        schema,
        databaseUser,
        secretArn,
        bulkSecretArn,
        quota,
        shared,
        functions,
        readsStore,
        ends,
        createdAt,
        now,
        version + 1);
  }

  /** The same with other settings. */
  public Tenant with(
      String newName,
      Quota newQuota,
      List<SharedRelation> newShared,
      Set<String> newFunctions,
      boolean nowReadsStore) {
    return new Tenant(
        tenantId,
        newName,
        status,
        schema,
        databaseUser,
        secretArn,
        bulkSecretArn,
        newQuota,
        newShared,
        newFunctions,
        nowReadsStore,
        changingUntil,
        createdAt,
        updatedAt,
        version);
  }

  /** The same with the secrets that were made for its database users. */
  public Tenant withSecrets(String arn, String bulkArn) {
    return new Tenant(
        tenantId,
        name,
        status,
        schema,
        databaseUser,
        Optional.of(arn),
        Optional.of(bulkArn),
        quota,
        shared,
        functions,
        readsStore,
        changingUntil,
        createdAt,
        updatedAt,
        version);
  }
}
