package dev.storehouse.query.tenants;

import dev.storehouse.warehouse.tenant.Tenant;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** The database users that a tenant has. */
enum TenantUser {

  /** Its queries run as this one, which only reads. */
  QUERIES {
    @Override
    String of(Tenant tenant) {
      return tenant.databaseUser();
    }

    @Override
    String secretSuffix() {
      return "";
    }

    @Override
    Duration longest(Tenant tenant) {
      return tenant.quota().longest();
    }

    @Override
    List<String> searchPath(Tenant tenant) {
      return List.of(tenant.schema());
    }

    @Override
    String owner(Tenant tenant) {
      return "current_user";
    }
  },

  /** Its bulk jobs run as this one, whose statements are all composed by us. */
  BULK {
    @Override
    String of(Tenant tenant) {
      return tenant.bulkUser();
    }

    @Override
    String secretSuffix() {
      return "/bulk";
    }

    @Override
    Duration longest(Tenant tenant) {
      return LONGEST_BULK;
    }

    // Tables that jobs make come first: none of the tenant's may take their place.
    @Override
    List<String> searchPath(Tenant tenant) {
      return List.of(tenant.stagingSchema(), tenant.schema());
    }

    @Override
    String owner(Tenant tenant) {
      return Identifier.literal(tenant.databaseUser());
    }
  };

  private static final Duration LONGEST_BULK = Duration.ofHours(6);

  /** Its name in the warehouse. */
  abstract String of(Tenant tenant);

  /** How the name of its secret ends, behind the tenant's id. */
  abstract String secretSuffix();

  /** How long one of its statements may run. */
  abstract Duration longest(Tenant tenant);

  /** Where names without schema are looked for, and tables without are made. */
  abstract List<String> searchPath(Tenant tenant);

  /** Whose rows of shared relations it sees, as an expression of SQL. */
  abstract String owner(Tenant tenant);

  /** The names of some of them, in their order. */
  static List<String> names(Collection<TenantUser> users, Tenant tenant) {
    return users.stream().sorted().map(user -> user.of(tenant)).toList();
  }
}
