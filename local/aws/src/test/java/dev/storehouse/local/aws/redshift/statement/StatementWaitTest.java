package dev.storehouse.local.aws.redshift.statement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.local.aws.redshift.result.ResultFormat;
import dev.storehouse.local.aws.redshift.warehouse.Login;
import dev.storehouse.local.aws.redshift.warehouse.WarehouseId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Who may wait for a statement. */
class StatementWaitTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  private final Statement statement =
      new Statement(
          "id",
          new Submission(
              List.of("SELECT 1"),
              false,
              Submission.ExecutionMode.TRANSACTION,
              new Target(
                  WarehouseId.workgroup("any"),
                  "dev",
                  new Login.Temporary("admin"),
                  Optional.empty()),
              Map.of(),
              Optional.empty(),
              false,
              Optional.empty(),
              ResultFormat.JSON,
              Optional.empty(),
              Optional.empty()),
          Optional.empty(),
          Instant.EPOCH);

  @Test
  void letsSoManyWaitForOneStatementAndNoMore() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var waiter = threads.submit(() -> statement.await(LONG, 1));
      while (statement.await(Duration.ZERO, 1).isPresent()) {
        Thread.onSpinWait();
      }

      statement.end(Status.FINISHED, Optional.empty(), Duration.ZERO, Instant.EPOCH, view -> {});

      assertThat(waiter.get()).get().extracting(Statement.View::status).isEqualTo(Status.FINISHED);
      assertThat(statement.await(LONG, 0)).isPresent();
    }
  }
}
