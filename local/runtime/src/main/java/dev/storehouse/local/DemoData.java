package dev.storehouse.local;

import dev.storehouse.gateway.FunctionInvoker;
import dev.storehouse.local.aws.redshift.warehouse.Warehouse;
import dev.storehouse.local.demo.DemoTenants;
import dev.storehouse.local.seed.DemoTenant;
import dev.storehouse.local.seed.Identities;
import dev.storehouse.local.seed.Seed;
import dev.storehouse.local.seed.StoreClient;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The people, products and tenants of a run: planted through the APIs, once for each data
 * directory. Not thread-safe, but {@link #fillCatalogue} may go beside {@link #tenants}.
 */
final class DemoData implements AutoCloseable {

  private final Steps steps;
  private final Optional<DataDirectory> directory;
  private final Optional<IdentitiesFile> file;
  private final Identities identities;
  private final StoreClient store;
  private final Seed seed;
  private final boolean isPlanted;

  /**
   * Data for one store.
   *
   * @param directory where it is kept; empty where it ends with the run
   * @param grantAdminFunction the function by which an operator makes an admin
   */
  DemoData(
      Steps steps,
      Optional<DataDirectory> directory,
      URI storeUrl,
      FunctionInvoker functions,
      String grantAdminFunction) {
    this.steps = steps;
    this.directory = directory;
    this.file = directory.map(kept -> new IdentitiesFile(kept.path()));
    this.identities = file.map(IdentitiesFile::readOrCreate).orElseGet(Identities::random);
    this.store = new StoreClient(storeUrl);
    this.seed = new Seed(store, functions, grantAdminFunction, identities);
    this.isPlanted = directory.filter(DataDirectory::isSeeded).isPresent();
  }

  Identities identities() {
    return identities;
  }

  /** Registers the people; the store needs no signing key for it. */
  void register() {
    if (!isPlanted) {
      steps.timed("demo people", seed::register);
    }
  }

  /** Fills the catalogue of those people. */
  void fillCatalogue() {
    if (!isPlanted) {
      steps.timed("demo catalogue", seed::fillCatalogue);
    }
  }

  /** The tenants, with their tables and rows. */
  List<DemoTenant> tenants(URI storeUrl, URI queryUrl, Supplier<Warehouse> warehouse) {
    return file.map(IdentitiesFile::tenants)
        .filter(kept -> !kept.isEmpty())
        .orElseGet(
            () -> {
              List<DemoTenant> planted =
                  steps.timed("demo tenants", () -> plant(storeUrl, queryUrl, warehouse.get()));
              file.ifPresent(it -> it.keep(identities, planted));
              return planted;
            });
  }

  private List<DemoTenant> plant(URI storeUrl, URI queryUrl, Warehouse warehouse) {
    return DemoTenants.plant(
        storeUrl, queryUrl, identities.admin(), warehouse, LocalDate.now(ZoneOffset.UTC));
  }

  /** All of it is there: the next run on this directory plants nothing. */
  void planted() {
    directory.ifPresent(DataDirectory::markSeeded);
  }

  @Override
  public void close() {
    store.close();
  }
}
