package dev.storehouse.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.LocalSystem;
import dev.storehouse.local.aws.redshift.fault.FaultPlan;
import dev.storehouse.local.seed.DemoTenant;
import dev.storehouse.local.system.ApiClient.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** From an order to the warehouse, and jobs to their end without anybody asking. */
@ExtendWith(SystemExtension.class)
class WarehouseLoopTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final LocalSystem system;
  private final DemoTenant owner;
  private final DemoTenant other;

  WarehouseLoopTest(LocalSystem system) {
    this.system = system;
    this.owner = system.tenants().getFirst();
    this.other = system.tenants().getLast();
  }

  @AfterEach
  void endTrouble() {
    system.aws().redshift().order(FaultPlan.NONE);
  }

  @Test
  void anOrderIsInTheWarehouseForTheOwnerOfTheStoreAlone() {
    ApiClient store = ApiClient.at(system.storeUrl());
    String productId =
        (String) ((Map<?, ?>) store.get("/products").items().getFirst()).get("product_id");
    Answer order =
        store
            .as(new People(system).someone().accessToken())
            .post(
                "/orders",
                Map.of("idempotency-key", "loop"),
                Map.of("items", List.of(Map.of("product_id", productId, "quantity", 2))))
            .expect(201);
    String sql =
        "SELECT o.status, i.product_id, i.quantity FROM store.orders o JOIN store.order_items i"
            + " ON i.order_id = o.order_id WHERE o.order_id = '%s'"
                .formatted(order.text("order_id"));
    new Warehouse(system, owner)
        .awaitRows(sql, "[{status=pending, product_id=%s, quantity=2}]".formatted(productId));
    assertThat(new Warehouse(system, other).ask(sql, Map.of()).expect(400).text("code"))
        .isEqualTo("SQL_ERROR");
  }

  @Test
  void eachTenantHasItsRowsOfWhatTheyShare() {
    for (DemoTenant tenant : system.tenants()) {
      assertThat(
              new Warehouse(system, tenant)
                  .rows("SELECT owner, count(*) AS n FROM partners.shipments GROUP BY owner")
                  .toString())
          .isEqualTo("[{owner=%s, n=400}]".formatted(tenant.databaseUser()));
    }
    assertThat(
            new Warehouse(system, other)
                .ask("SELECT count(*) FROM %s.sales".formatted(owner.schema()), Map.of())
                .status())
        .isEqualTo(400);
  }

  @Test
  void anEventSettlesAJobThatNobodyAsksFor() {
    system.aws().redshift().order(slow(1));
    String jobId = submitted();
    awaitStatus(jobId, "COMPLETED");
  }

  @Test
  void aSweepSettlesAJobWhoseEventGotLost() {
    system.aws().redshift().order(slow(0));
    String jobId = submitted();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!status(jobId).equals("COMPLETED") && System.nanoTime() < deadline) {
      makeDue(jobId);
      system.runSchedules();
    }
    assertThat(status(jobId)).isEqualTo("COMPLETED");
  }

  /** Statements that take half a second, and so many events of each. */
  private static FaultPlan slow(int eventCopies) {
    return new FaultPlan(
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of("STARTED", Duration.ofMillis(500)),
        eventCopies,
        Duration.ZERO,
        Optional.empty(),
        Optional.empty());
  }

  private String submitted() {
    return new Warehouse(system, owner)
        .ask("SELECT count(*) FROM sales", Map.of("wait_seconds", 0))
        .expect(202)
        .text("job_id");
  }

  private void awaitStatus(String jobId, String expected) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!status(jobId).equals(expected) && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(status(jobId)).isEqualTo(expected);
  }

  private String status(String jobId) {
    return system
        .aws()
        .database()
        .client()
        .getItem(request -> request.tableName(table()).key(key(jobId)).consistentRead(true))
        .item()
        .get("status")
        .s();
  }

  /** As if its time had come. One that has ended is in no shard of what is due, and not swept. */
  private void makeDue(String jobId) {
    system
        .aws()
        .database()
        .client()
        .updateItem(
            request ->
                request
                    .tableName(table())
                    .key(key(jobId))
                    .updateExpression("SET due = :past")
                    .expressionAttributeValues(
                        Map.of(":past", AttributeValue.fromS("2026-01-01T00:00:00Z#" + jobId))));
  }

  private String table() {
    return system.stack().resource("JobsTable").physicalId();
  }

  private static Map<String, AttributeValue> key(String jobId) {
    return Map.of("job_id", AttributeValue.fromS(jobId));
  }
}
