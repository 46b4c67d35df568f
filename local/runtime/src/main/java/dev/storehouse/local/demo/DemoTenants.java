package dev.storehouse.local.demo;

import dev.storehouse.local.aws.redshift.warehouse.Warehouse;
import dev.storehouse.local.seed.DemoTenant;
import dev.storehouse.local.seed.Identity;
import dev.storehouse.local.seed.StoreClient;
import dev.storehouse.local.seed.TenantSeed;
import dev.storehouse.local.seed.TenantSeed.Wish;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The demo tenants with their data. The first one owns the store. */
public final class DemoTenants {

  private static final Map<String, String> SHARED =
      Map.of(
          "schema", DemoWarehouse.SHARED_SCHEMA,
          "table", DemoWarehouse.SHARED_TABLE,
          "owner_column", DemoWarehouse.OWNER_COLUMN);

  private static final List<Wish> WISHES =
      List.of(
          new Wish("Fjordlight Outfitters", "fjordlight", "fjordlight.example", true, SHARED),
          new Wish("Saltmarsh Trading", "saltmarsh", "saltmarsh.example", false, SHARED));

  private DemoTenants() {}

  /**
   * Plants them, through the public API but for the data in their tables.
   *
   * @param today the day after the last of their sales
   * @throws IllegalStateException if the system answers otherwise than its contract says
   */
  public static List<DemoTenant> plant(
      URI store, URI query, Identity admin, Warehouse warehouse, LocalDate today) {
    DemoWarehouse tables = new DemoWarehouse(warehouse, Warehouse.DATABASE);
    tables.share();
    try (StoreClient storeClient = new StoreClient(store);
        StoreClient queryClient = new StoreClient(query)) {
      return new TenantSeed(storeClient, queryClient, admin)
          .plant(WISHES, (schema, user) -> tables.fill(schema, user, schema.hashCode(), today));
    }
  }
}
