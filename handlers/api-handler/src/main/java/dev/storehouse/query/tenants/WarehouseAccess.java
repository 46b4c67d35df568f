package dev.storehouse.query.tenants;

import static dev.storehouse.query.tenants.Identifier.quoted;

import dev.storehouse.query.tenants.Catalogue.Presence;
import dev.storehouse.warehouse.bulk.WarehouseRole;
import dev.storehouse.warehouse.tenant.Tenant;
import dev.storehouse.warehouse.tenant.TenantStatus;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A tenant's database users, its schemas and what the users may do. Whatever is called can be
 * called again, also after it was interrupted anywhere. Thread-safe.
 *
 * <p>Source of the statements: Amazon Redshift Database Developer Guide, "SQL commands".
 */
final class WarehouseAccess {

  private final Administrator administrator;
  private final Catalogue catalogue;
  private final SharedAccess sharedAccess;
  private final SchemaAccess schemas;
  private final BulkAccess bulk;
  private final String database;

  /**
   * @param bulkRole by which bulk jobs reach their files; without it they cannot
   */
  WarehouseAccess(
      Administrator administrator,
      Catalogue catalogue,
      String database,
      Optional<WarehouseRole> bulkRole) {
    this.administrator = administrator;
    this.catalogue = catalogue;
    this.sharedAccess = new SharedAccess(administrator);
    this.schemas = new SchemaAccess(administrator);
    this.bulk = new BulkAccess(administrator, schemas, bulkRole);
    this.database = database;
  }

  /** Makes the warehouse what the tenant's record says. */
  void apply(Tenant tenant, DatabasePassword queries, DatabasePassword bulkJobs) {
    Presence presence = catalogue.presence(tenant);
    List<String> users = TenantUser.names(List.of(TenantUser.values()), tenant);
    shutPublicDoors();
    keepUser(tenant, TenantUser.QUERIES, queries, presence);
    keepUser(tenant, TenantUser.BULK, bulkJobs, presence);
    if (!presence.schema()) {
      administrator.run("create the schema", "CREATE SCHEMA " + quoted(tenant.schema()));
    }
    schemas.grantReading(tenant.schema(), users);
    bulk.apply(tenant, presence);
    if (tenant.readsStore()) {
      if (!presence.store()) {
        administrator.run(
            "create the store's schema", "CREATE SCHEMA " + quoted(Tenant.STORE_SCHEMA));
      }
      schemas.grantReading(Tenant.STORE_SCHEMA, users);
    } else if (presence.store()) {
      schemas.revoke(Tenant.STORE_SCHEMA, users);
    }
    for (TenantUser user : TenantUser.values()) {
      sharedAccess.apply(tenant, user, tenant.shared());
    }
  }

  /**
   * Takes everything from the tenant and drops its users.
   *
   * @param contentsToo whether its schema goes even if something is in it
   * @return whether the schema is gone
   */
  boolean withdraw(Tenant tenant, boolean contentsToo) {
    Presence presence = catalogue.presence(tenant);
    bulk.withdraw(tenant, presence);
    List<String> users = TenantUser.names(presence.users(), tenant);
    if (!users.isEmpty()) {
      presence.users().forEach(user -> sharedAccess.apply(tenant, user, List.of()));
      if (presence.store()) {
        schemas.revoke(Tenant.STORE_SCHEMA, users);
      }
      if (presence.schema()) {
        schemas.revoke(tenant.schema(), users);
      }
      users.forEach(user -> administrator.run("drop the user", "DROP USER " + quoted(user)));
    }
    if (presence.schema() && contentsToo) {
      administrator.run(
          "drop the schema", "DROP SCHEMA %s CASCADE".formatted(quoted(tenant.schema())));
      return true;
    }
    if (presence.schema() && !catalogue.hasContents(tenant.schema())) {
      administrator.run("drop the schema", "DROP SCHEMA " + quoted(tenant.schema()));
      return true;
    }
    return !presence.schema();
  }

  /** What every user has for being one: the schema public, temporary tables, IAM roles. */
  private void shutPublicDoors() {
    administrator.run("close the public schema", "REVOKE ALL ON SCHEMA public FROM PUBLIC");
    administrator.run(
        "forbid temporary tables",
        "REVOKE TEMP ON DATABASE %s FROM PUBLIC".formatted(quoted(database)));
    bulk.shutPublicDoor();
  }

  private void keepUser(
      Tenant tenant, TenantUser kept, DatabasePassword password, Presence presence) {
    String user = quoted(kept.of(tenant));
    if (!presence.users().contains(kept)) {
      administrator.runSecretly(
          "create the user",
          "CREATE USER %s PASSWORD '%s' NOCREATEDB NOCREATEUSER SYSLOG ACCESS RESTRICTED"
              .formatted(user, password.digest()));
    } else if (tenant.status() == TenantStatus.PROVISIONING) {
      administrator.runSecretly(
          "set the password", "ALTER USER %s PASSWORD '%s'".formatted(user, password.digest()));
    }
    administrator.run(
        "limit the user's statements",
        "ALTER USER %s SET statement_timeout TO %d"
            .formatted(user, kept.longest(tenant).toMillis()));
    administrator.run(
        "set the search path",
        "ALTER USER %s SET search_path TO %s"
            .formatted(
                user,
                kept.searchPath(tenant).stream()
                    .map(Identifier::quoted)
                    .collect(Collectors.joining(", "))));
  }
}
