package dev.storehouse.query;

import dev.storehouse.shared.problem.Problem;
import dev.storehouse.shared.problem.ProblemCode;
import dev.storehouse.warehouse.statement.NoWarehouseException;
import dev.storehouse.warehouse.statement.StatementRefusedException;
import dev.storehouse.warehouse.statement.WarehouseBusyException;
import java.util.Optional;

/** What a client is told when the warehouse itself does not answer as it should. */
final class WarehouseProblems {

  private WarehouseProblems() {}

  static Optional<Problem> of(RuntimeException exception) {
    return switch (exception) {
      case NoWarehouseException _ ->
          Optional.of(
              Problem.of(
                      ProblemCode.WAREHOUSE_NOT_CONFIGURED,
                      "Deploy with WarehouseKind, WarehouseName and WarehouseSecretArn.")
                  .withHeader("Retry-After", "3600"));
      case WarehouseBusyException _ ->
          Optional.of(
              Problem.of(ProblemCode.WAREHOUSE_BUSY, "Try again in a moment.")
                  .withHeader("Retry-After", "2"));
      case StatementRefusedException _ ->
          Optional.of(
              Problem.of(
                      ProblemCode.UNAVAILABLE,
                      "The warehouse did not take the statement; try again in a moment.")
                  .withHeader("Retry-After", "5"));
      default -> Optional.empty();
    };
  }
}
