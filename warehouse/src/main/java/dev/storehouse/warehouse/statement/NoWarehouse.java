package dev.storehouse.warehouse.statement;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Stands where a deployment has no warehouse: every call says so. Thread-safe. */
public final class NoWarehouse implements Statements {

  @Override
  public Execution submit(Submission submission, Duration wait) {
    throw new NoWarehouseException();
  }

  @Override
  public Execution submit(Batch batch) {
    throw new NoWarehouseException();
  }

  @Override
  public List<Long> rowsOfParts(String statementId) {
    throw new NoWarehouseException();
  }

  @Override
  public Execution follow(String statementId, Duration wait) {
    throw new NoWarehouseException();
  }

  @Override
  public ResultPage result(String statementId, Optional<String> from) {
    throw new NoWarehouseException();
  }

  @Override
  public boolean cancel(String statementId) {
    throw new NoWarehouseException();
  }
}
