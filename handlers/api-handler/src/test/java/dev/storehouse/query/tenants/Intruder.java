package dev.storehouse.query.tenants;

import dev.storehouse.warehouse.statement.Execution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A database user who tries what it must not be able to do.
 *
 * @param secretArn as whom
 */
record Intruder(TenantsApi api, String secretArn) {

  /** Stands in whatever the user may not see. */
  static final String FOREIGN = "foreign-secret";

  /**
   * What came of attempts.
   *
   * @param leaks those that showed what is not the user's
   * @param finished those that the warehouse carried out
   */
  record Outcome(List<String> leaks, List<String> finished) {}

  Outcome tries(List<String> attempts) {
    Outcome outcome = new Outcome(new ArrayList<>(), new ArrayList<>());
    for (String attempt : attempts) {
      Execution execution = api.execute(secretArn, attempt);
      if (execution.state() == Execution.State.FINISHED) {
        outcome.finished().add(attempt);
        if (execution.hasResult() && shows(execution.statementId())) {
          outcome.leaks().add(attempt);
        }
      }
    }
    return outcome;
  }

  /** Whether the rows of a statement have in them what is not the user's. */
  boolean shows(String statementId) {
    return api.statements.result(statementId, Optional.empty()).rows().toString().contains(FOREIGN);
  }
}
