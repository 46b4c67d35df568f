package dev.storehouse.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.LocalSystem;
import dev.storehouse.local.Progress;
import dev.storehouse.local.Settings;
import dev.storehouse.local.seed.DemoTenant;
import dev.storehouse.local.seed.Identities;
import dev.storehouse.local.system.ApiClient.Answer;
import dev.storehouse.local.system.People.Person;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {

  @TempDir private Path data;

  @Test
  void aDataDirectoryOutlivesTheRun() {
    Identities identities;
    List<DemoTenant> tenants;
    Person customer;
    List<?> catalogue;
    Answer order;
    try (LocalSystem first = start()) {
      identities = first.identities();
      tenants = first.tenants();
      customer = new People(first).someone();
      ApiClient store = ApiClient.at(first.storeUrl());
      String productId =
          (String) ((Map<?, ?>) store.get("/products").items().getFirst()).get("product_id");
      order =
          store
              .as(customer.accessToken())
              .post(
                  "/orders",
                  Map.of("idempotency-key", "before"),
                  Map.of("items", List.of(Map.of("product_id", productId, "quantity", 1))))
              .expect(201);
      catalogue = store.get("/products?limit=100").items();
    }
    try (LocalSystem second = start()) {
      assertThat(second.identities()).isEqualTo(identities);
      assertThat(second.tenants()).isEqualTo(tenants).hasSize(2);
      ApiClient store = ApiClient.at(second.storeUrl());
      assertThat(store.get("/products?limit=100").items()).isEqualTo(catalogue);

      Answer read =
          store.as(customer.accessToken()).get("/orders/" + order.text("order_id")).expect(200);
      assertThat(read.json()).isEqualTo(order.json());
      assertThat(new People(second).again(customer).userId()).isEqualTo(customer.userId());
      assertThat(new People(second).admin().userId()).isNotBlank();

      Warehouse warehouse = new Warehouse(second, tenants.getFirst());
      assertThat(warehouse.rows("SELECT count(*) AS sales FROM sales").toString())
          .isEqualTo("[{sales=4000}]");
      warehouse.awaitRows(
          "SELECT status FROM store.orders WHERE order_id = '%s'".formatted(order.text("order_id")),
          "[{status=pending}]");
    }
  }

  private LocalSystem start() {
    return LocalSystem.start(
        new Settings(SystemExtension.root(), 0, 0, 0, Optional.of(data)), Progress.SILENT);
  }
}
