package dev.storehouse.query.tenants;

import static dev.storehouse.query.tenants.Identifier.quoted;

import dev.storehouse.query.tenants.Catalogue.Presence;
import dev.storehouse.warehouse.bulk.WarehouseRole;
import dev.storehouse.warehouse.tenant.Tenant;
import java.util.List;
import java.util.Optional;

/**
 * What a tenant's bulk jobs need beyond what its queries do: its tables to write, a schema to make
 * tables in, the role by which the warehouse reaches files. Thread-safe.
 *
 * <p>Source: Amazon Redshift Database Developer Guide, "GRANT", of the privilege ASSUMEROLE.
 */
final class BulkAccess {

  private final Administrator administrator;
  private final SchemaAccess schemas;
  private final Optional<WarehouseRole> role;

  BulkAccess(Administrator administrator, SchemaAccess schemas, Optional<WarehouseRole> role) {
    this.administrator = administrator;
    this.schemas = schemas;
    this.role = role;
  }

  /** Every user may name every role in COPY and UNLOAD, until this is said once. */
  void shutPublicDoor() {
    administrator.run(
        "close the warehouse's roles", "REVOKE ASSUMEROLE ON ALL FROM PUBLIC FOR ALL");
  }

  void apply(Tenant tenant, Presence presence) {
    String user = quoted(tenant.bulkUser());
    schemas.grantWriting(tenant.schema(), List.of(tenant.bulkUser()));
    if (!presence.staging()) {
      administrator.run(
          "create the staging schema", "CREATE SCHEMA " + quoted(tenant.stagingSchema()));
    }
    administrator.run(
        "grant the staging schema",
        "GRANT USAGE, CREATE ON SCHEMA %s TO %s".formatted(quoted(tenant.stagingSchema()), user));
    role.ifPresent(
        granted ->
            administrator.run(
                "grant the warehouse's role",
                "GRANT ASSUMEROLE ON '%s' TO %s FOR COPY, UNLOAD".formatted(granted.arn(), user)));
  }

  /** What jobs that died have left in the staging schema goes with it. */
  void withdraw(Tenant tenant, Presence presence) {
    if (presence.staging()) {
      administrator.run(
          "drop the staging schema",
          "DROP SCHEMA %s CASCADE".formatted(quoted(tenant.stagingSchema())));
    }
    if (presence.users().contains(TenantUser.BULK)) {
      administrator.run(
          "revoke the warehouse's roles",
          "REVOKE ASSUMEROLE ON ALL FROM %s FOR ALL".formatted(quoted(tenant.bulkUser())));
    }
  }
}
