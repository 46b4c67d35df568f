package dev.storehouse.warehouse.tenant;

/**
 * A relation that several tenants read, each its own rows of it.
 *
 * @param schema of the warehouse
 * @param name of the table
 * @param ownerColumn the column that holds the database user whose row it is
 */
public record SharedRelation(String schema, String name, String ownerColumn) {}
