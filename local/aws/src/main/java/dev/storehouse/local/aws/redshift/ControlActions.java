package dev.storehouse.local.aws.redshift;

import dev.storehouse.local.aws.port.AwsRequest;
import dev.storehouse.local.aws.port.AwsResponse;
import dev.storehouse.local.aws.port.Json;
import dev.storehouse.local.aws.redshift.fault.FaultPlan;
import dev.storehouse.local.aws.redshift.fault.Faults;
import dev.storehouse.local.aws.redshift.statement.Statements;
import dev.storehouse.local.aws.redshift.warehouse.WarehouseId;
import dev.storehouse.local.aws.redshift.warehouse.Warehouses;
import dev.storehouse.local.aws.redshift.wire.DataApiException;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What exists only locally, under {@code /_storehouse/redshift-data/}: {@code PUT faults}, {@code
 * POST abort}, {@code POST clock}, {@code POST warehouses}.
 */
final class ControlActions {

  private static final String JSON = "application/json";
  private static final int NO_CONTENT = 204;
  private static final int NOT_FOUND = 404;
  private static final int BAD_REQUEST = 400;

  private final Faults faults;
  private final Statements statements;
  private final Warehouses warehouses;
  private final MovableTime time;

  ControlActions(Faults faults, Statements statements, Warehouses warehouses, MovableTime time) {
    this.faults = faults;
    this.statements = statements;
    this.warehouses = warehouses;
    this.time = time;
  }

  AwsResponse handle(AwsRequest request) throws InterruptedException {
    String action =
        request.method() + " " + request.path().substring(request.path().lastIndexOf('/') + 1);
    try {
      Map<String, Object> body =
          request.body().length == 0 ? Map.of() : Json.readObject(request.body());
      switch (action) {
        case "PUT faults" -> faults.order(plan(body));
        case "POST abort" -> statements.cancel(String.valueOf(body.get("id")));
        case "POST clock" -> time.advance(Duration.ofSeconds(number(body, "advance_seconds", 0)));
        case "POST warehouses" -> warehouse(body);
        default -> {
          return AwsResponse.json(NOT_FOUND, JSON, Map.of("message", "no such control: " + action));
        }
      }
      return AwsResponse.empty(NO_CONTENT);
    } catch (IOException | ClassCastException | IllegalArgumentException | DataApiException e) {
      return AwsResponse.json(BAD_REQUEST, JSON, Map.of("message", String.valueOf(e.getMessage())));
    }
  }

  private void warehouse(Map<String, Object> body) {
    if (body.get("cluster") instanceof String name) {
      warehouses.add(WarehouseId.cluster(name));
    }
    if (body.get("workgroup") instanceof String name) {
      warehouses.add(WarehouseId.workgroup(name));
    }
  }

  private static FaultPlan plan(Map<String, Object> body) {
    return new FaultPlan(
        numbers(body, "throttle", Math::toIntExact),
        numbers(body, "fail", Math::toIntExact),
        numbers(body, "drop", Math::toIntExact),
        numbers(body, "delay_ms", Duration::ofMillis),
        Math.toIntExact(number(body, "event_copies", 1)),
        Duration.ofMillis(number(body, "event_delay_ms", 0)),
        quota(body, "active_statements"),
        quota(body, "sessions"));
  }

  private static Optional<Integer> quota(Map<String, Object> body, String name) {
    return Optional.ofNullable(body.get(name)).map(value -> ((Number) value).intValue());
  }

  private static long number(Map<String, Object> body, String name, long usual) {
    return body.get(name) instanceof Number number ? number.longValue() : usual;
  }

  private static <T> Map<String, T> numbers(
      Map<String, Object> body, String name, Function<Long, T> reading) {
    Map<String, T> numbers = new HashMap<>();
    if (body.get(name) instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) ->
              numbers.put(String.valueOf(key), reading.apply(((Number) value).longValue())));
    }
    return numbers;
  }
}
