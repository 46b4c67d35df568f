package dev.storehouse.local.system;

import dev.storehouse.local.LocalSystem;
import dev.storehouse.local.seed.DemoTenant;
import dev.storehouse.local.system.ApiClient.Answer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The warehouse as a tenant sees it: through the query API, with the tenant's key. */
final class Warehouse {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ApiClient query;

  Warehouse(LocalSystem system, DemoTenant tenant) {
    this.query = ApiClient.at(system.queryUrl()).as(tenant.apiKey());
  }

  Answer ask(String sql, Map<String, ?> more) {
    Map<String, Object> body = new LinkedHashMap<>(more);
    body.put("sql", sql);
    return query.post("/v1/queries", Map.of(), body);
  }

  /** The rows of a statement that ends within the wait. */
  List<?> rows(String sql) {
    return (List<?>) ask(sql, Map.of("wait_seconds", 20)).expect(200).json().get("data");
  }

  /** Asks until the rows are these. */
  void awaitRows(String sql, String expected) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    String rows = rows(sql).toString();
    while (!rows.equals(expected)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("expected %s but got %s: %s".formatted(expected, rows, sql));
      }
      rows = rows(sql).toString();
    }
  }
}
