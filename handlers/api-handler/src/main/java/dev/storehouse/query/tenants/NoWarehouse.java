package dev.storehouse.query.tenants;

import dev.storehouse.shared.problem.Problem;
import dev.storehouse.shared.problem.ProblemCode;
import dev.storehouse.shared.problem.ProblemException;
import dev.storehouse.warehouse.statement.Execution;
import dev.storehouse.warehouse.statement.ResultPage;
import dev.storehouse.warehouse.statement.Statements;
import dev.storehouse.warehouse.statement.Submission;
import java.time.Duration;
import java.util.Optional;

/** What a stack says that was deployed without a warehouse, or without its administrator. */
final class NoWarehouse implements Statements {

  @Override
  public Execution submit(Submission submission, Duration wait) {
    throw unavailable();
  }

  @Override
  public Execution follow(String statementId, Duration wait) {
    throw unavailable();
  }

  @Override
  public ResultPage result(String statementId, Optional<String> from) {
    throw unavailable();
  }

  @Override
  public boolean cancel(String statementId) {
    throw unavailable();
  }

  private static ProblemException unavailable() {
    return Problem.of(
            ProblemCode.UNAVAILABLE, "This deployment has no warehouse to keep tenants in.")
        .withHeader("Retry-After", "3600")
        .asException();
  }
}
