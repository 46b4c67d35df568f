package dev.storehouse.warehouse.tenant;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.secondaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.secondarySortKey;

import dev.storehouse.shared.tables.Draft;
import dev.storehouse.shared.tables.RecordSchema;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** How tenants are stored. */
public final class TenantItems {

  public static final String KEY = "tenant_id";
  public static final String LISTING_INDEX = "listing-index";

  /** The one partition of the list of all tenants: there are few, and they seldom change. */
  public static final String ALL = "all";

  private static final TableSchema<SharedRelation> SHARED =
      RecordSchema.of(
              SharedRelation.class,
              item ->
                  new SharedRelation(
                      item.text("schema"), item.text("name"), item.text("owner_column")))
          .text("schema", SharedRelation::schema)
          .text("name", SharedRelation::name)
          .text("owner_column", SharedRelation::ownerColumn)
          .build();

  public static final TableSchema<Tenant> SCHEMA =
      RecordSchema.of(Tenant.class, TenantItems::tenant)
          .text(KEY, Tenant::tenantId, primaryPartitionKey(), secondarySortKey(LISTING_INDEX))
          .optionalText("listing", TenantItems::listing, secondaryPartitionKey(LISTING_INDEX))
          .text("name", Tenant::name)
          .text("status", tenant -> tenant.status().wireName())
          .text("schema", Tenant::schema)
          .text("database_user", Tenant::databaseUser)
          .optionalText("secret_arn", Tenant::secretArn)
          .optionalText("bulk_secret_arn", Tenant::bulkSecretArn)
          .integer("concurrency", tenant -> (long) tenant.quota().concurrency())
          .integer("queue_depth", tenant -> (long) tenant.quota().queueDepth())
          .integer("sessions", tenant -> (long) tenant.quota().sessions())
          .integer("submissions_at_once", tenant -> (long) tenant.quota().submissionsAtOnce())
          .integer("submissions_per_second", tenant -> (long) tenant.quota().submissionsPerSecond())
          .integer("longest_seconds", tenant -> (long) tenant.quota().longestSeconds())
          .list("shared", SharedRelation.class, SHARED, Tenant::shared)
          .textSet("functions", Tenant::functions)
          .flag("reads_store", Tenant::readsStore)
          .optionalInstant("changing_until", Tenant::changingUntil)
          .instant("created_at", Tenant::createdAt)
          .instant("updated_at", Tenant::updatedAt)
          .integer("version", Tenant::version)
          .build();

  private TenantItems() {}

  /** A deleted tenant is in no list; it stays so that nobody gets its id. */
  private static Optional<String> listing(Tenant tenant) {
    return tenant.status() == TenantStatus.DELETED ? Optional.empty() : Optional.of(ALL);
  }

  private static Tenant tenant(Draft item) {
    return new Tenant(
        item.text(KEY),
        item.text("name"),
        TenantStatus.ofWireName(item.text("status")).orElseThrow(),
        item.text("schema"),
        item.text("database_user"),
        item.optionalText("secret_arn"),
        item.optionalText("bulk_secret_arn"),
        new Quota(
            (int) item.integer("concurrency"),
            (int) item.integer("queue_depth"),
            (int) item.integer("sessions"),
            (int) item.integer("submissions_at_once"),
            (int) item.integer("submissions_per_second"),
            (int) item.integer("longest_seconds")),
        item.list("shared", SharedRelation.class),
        item.textSet("functions"),
        item.flag("reads_store"),
        item.optionalInstant("changing_until"),
        item.instant("created_at"),
        item.instant("updated_at"),
        item.integer("version"));
  }
}
