package dev.storehouse.query.tenants;

import static dev.storehouse.query.tenants.Identifier.literal;
import static dev.storehouse.query.tenants.Identifier.quoted;

import dev.storehouse.query.tenants.Catalogue.Presence;
import dev.storehouse.warehouse.tenant.Tenant;
import dev.storehouse.warehouse.tenant.TenantStatus;
import java.util.List;

/**
 * A tenant's database user, its schema and what the user may read. Whatever is called can be called
 * again, also after it was interrupted anywhere. Thread-safe.
 *
 * <p>Source of the statements: Amazon Redshift Database Developer Guide, "SQL commands".
 */
final class WarehouseAccess {

  private final Administrator administrator;
  private final Catalogue catalogue;
  private final SharedAccess sharedAccess;
  private final String database;

  WarehouseAccess(Administrator administrator, Catalogue catalogue, String database) {
    this.administrator = administrator;
    this.catalogue = catalogue;
    this.sharedAccess = new SharedAccess(administrator);
    this.database = database;
  }

  /** Makes the warehouse what the tenant's record says. */
  void apply(Tenant tenant, DatabasePassword password) {
    Presence presence = catalogue.presence(tenant);
    shutPublicDoors();
    keepUser(tenant, password, presence);
    if (!presence.schema()) {
      administrator.run("create the schema", "CREATE SCHEMA " + quoted(tenant.schema()));
    }
    grantSchema(tenant, tenant.schema());
    if (tenant.readsStore()) {
      if (!presence.store()) {
        administrator.run(
            "create the store's schema", "CREATE SCHEMA " + quoted(Tenant.STORE_SCHEMA));
      }
      grantSchema(tenant, Tenant.STORE_SCHEMA);
    } else if (presence.store()) {
      revokeSchema(tenant, Tenant.STORE_SCHEMA);
    }
    sharedAccess.apply(tenant, tenant.shared());
  }

  /**
   * Takes everything from the tenant and drops its user.
   *
   * @param contentsToo whether its schema goes even if something is in it
   * @return whether the schema is gone
   */
  boolean withdraw(Tenant tenant, boolean contentsToo) {
    Presence presence = catalogue.presence(tenant);
    if (presence.user()) {
      sharedAccess.apply(tenant, List.of());
      if (presence.store()) {
        revokeSchema(tenant, Tenant.STORE_SCHEMA);
      }
      if (presence.schema()) {
        revokeSchema(tenant, tenant.schema());
      }
      administrator.run("drop the user", "DROP USER " + quoted(tenant.databaseUser()));
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

  /** What every user has for being one: the schema public, temporary tables. */
  private void shutPublicDoors() {
    administrator.run("close the public schema", "REVOKE ALL ON SCHEMA public FROM PUBLIC");
    administrator.run(
        "forbid temporary tables",
        "REVOKE TEMP ON DATABASE %s FROM PUBLIC".formatted(quoted(database)));
  }

  private void keepUser(Tenant tenant, DatabasePassword password, Presence presence) {
    String user = quoted(tenant.databaseUser());
    if (!presence.user()) {
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
            .formatted(user, tenant.quota().longest().toMillis()));
    administrator.run(
        "set the search path",
        "ALTER USER %s SET search_path TO %s".formatted(user, quoted(tenant.schema())));
  }

  private void grantSchema(Tenant tenant, String schema) {
    String user = quoted(tenant.databaseUser());
    administrator.run(
        "grant the schema " + schema,
        "GRANT USAGE ON SCHEMA %s TO %s".formatted(quoted(schema), user));
    administrator.run(
        "grant the tables of " + schema,
        "GRANT SELECT ON ALL TABLES IN SCHEMA %s TO %s".formatted(quoted(schema), user));
    administrator.run(
        "grant the future tables of " + schema,
        "ALTER DEFAULT PRIVILEGES IN SCHEMA %s GRANT SELECT ON TABLES TO %s"
            .formatted(quoted(schema), user));
  }

  private void revokeSchema(Tenant tenant, String schema) {
    boolean granted =
        !administrator
            .rows(
                "look for the grant",
                "SELECT 1 WHERE has_schema_privilege(%s, %s, 'usage')"
                    .formatted(literal(tenant.databaseUser()), literal(schema)))
            .isEmpty();
    if (!granted) {
      return;
    }
    String user = quoted(tenant.databaseUser());
    administrator.run(
        "revoke the future tables of " + schema,
        "ALTER DEFAULT PRIVILEGES IN SCHEMA %s REVOKE SELECT ON TABLES FROM %s"
            .formatted(quoted(schema), user));
    administrator.run(
        "revoke the tables of " + schema,
        "REVOKE SELECT ON ALL TABLES IN SCHEMA %s FROM %s".formatted(quoted(schema), user));
    administrator.run(
        "revoke the schema " + schema,
        "REVOKE USAGE ON SCHEMA %s FROM %s".formatted(quoted(schema), user));
  }
}
