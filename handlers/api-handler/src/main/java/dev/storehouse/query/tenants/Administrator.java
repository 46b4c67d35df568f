package dev.storehouse.query.tenants;

import dev.storehouse.shared.problem.Problem;
import dev.storehouse.shared.problem.ProblemCode;
import dev.storehouse.shared.problem.ProblemException;
import dev.storehouse.warehouse.statement.Execution;
import dev.storehouse.warehouse.statement.StatementRefusedException;
import dev.storehouse.warehouse.statement.Statements;
import dev.storehouse.warehouse.statement.Submission;
import dev.storehouse.warehouse.statement.Submission.SessionUse;
import dev.storehouse.warehouse.statement.WarehouseBusyException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Runs statements as the warehouse's administrator, one after the other, each to its end.
 * Thread-safe.
 */
final class Administrator {

  private static final Duration LONGEST = Duration.ofSeconds(10);

  /**
   * What Redshift and PostgreSQL say of a grant that met another one: nothing of it was done
   * (amazon-redshift-jdbc-driver#147).
   */
  private static final Pattern CONFLICT =
      Pattern.compile("conflict with concurrent transaction|tuple concurrently updated");

  /** Of those that meet, one goes through each time. */
  private static final int ATTEMPTS = 5;

  private final Statements statements;
  private final String secretArn;

  Administrator(Statements statements, String secretArn) {
    this.statements = statements;
    this.secretArn = secretArn;
  }

  /**
   * Runs a statement that has no rows.
   *
   * @param step what it does, in words that may be shown and logged
   * @throws ProblemException PROVISIONING_INCOMPLETE if the warehouse does not do it
   */
  void run(String step, String sql) {
    submit(step, sql, true);
  }

  /**
   * The same, for a statement that holds what nobody may see, not even in the warehouse's words.
   */
  void runSecretly(String step, String sql) {
    submit(step, sql, false);
  }

  /** The rows of a query, as texts. */
  List<List<String>> rows(String step, String sql) {
    Execution execution = submit(step, sql, true);
    List<List<String>> rows = new ArrayList<>();
    Optional<String> from = Optional.empty();
    do {
      var page = statements.result(execution.statementId(), from);
      page.rows().forEach(row -> rows.add(row.stream().map(String::valueOf).toList()));
      from = page.next();
    } while (from.isPresent());
    return rows;
  }

  private Execution submit(String step, String sql, boolean tellError) {
    try {
      Execution execution = submit(step, sql);
      for (int attempt = 1; attempt < ATTEMPTS && hasMetAnother(execution); attempt++) {
        execution = submit(step, sql);
      }
      if (execution.state() == Execution.State.FINISHED) {
        return execution;
      }
      throw incomplete(step, execution.error().filter(error -> tellError));
    } catch (StatementRefusedException | WarehouseBusyException e) {
      throw incomplete(step, Optional.empty());
    }
  }

  private Execution submit(String step, String sql) {
    return statements.submit(
        new Submission(
            sql,
            List.of(),
            UUID.randomUUID().toString(),
            "tenants: " + step,
            secretArn,
            new SessionUse.None()),
        LONGEST);
  }

  private static boolean hasMetAnother(Execution execution) {
    return execution.state() == Execution.State.FAILED
        && execution.error().filter(error -> CONFLICT.matcher(error).find()).isPresent();
  }

  private static ProblemException incomplete(String step, Optional<String> error) {
    Problem problem =
        Problem.of(
                ProblemCode.PROVISIONING_INCOMPLETE,
                "The warehouse did not " + step + ". PATCH or DELETE the tenant to carry on.")
            .withHeader("Retry-After", "5")
            .withExtension("step", step);
    return error
        .map(text -> problem.withExtension("warehouse_error", text))
        .orElse(problem)
        .asException();
  }
}
