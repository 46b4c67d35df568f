package dev.storehouse.warehouse.bulk.job;

import dev.storehouse.warehouse.bulk.StagedColumn;
import java.util.List;
import java.util.Optional;

/**
 * Where a job in progress stands.
 *
 * @param attempt how often a statement had to be begun anew, and one; part of the names of files
 * @param claim who prepares or finishes the stage; empty while its statement runs
 * @param statementId the statement of the stage, once that is recorded
 * @param staged the columns of the table beside the target, once the files have told them
 * @param files tells the files at that time from any others, as {@link Uploads#versionOf} does
 * @param verdict how the job is to end when what is left of it is cleared away
 */
public record Run(
    Stage stage,
    int attempt,
    Optional<Claim> claim,
    Optional<String> statementId,
    List<StagedColumn> staged,
    Optional<String> files,
    Optional<Verdict> verdict) {

  public Run {
    staged = List.copyOf(staged);
  }

  /** The first stage's beginning. */
  static Run first(Stage stage) {
    return new Run(
        stage,
        1,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same with somebody at work. */
  Run claimed(Claim by) {
    return new Run(stage, attempt, Optional.of(by), statementId, staged, files, verdict);
  }

  /** The same with its statement on record. */
  Run submitted(String id) {
    return new Run(stage, attempt, Optional.empty(), Optional.of(id), staged, files, verdict);
  }

  /** The beginning of another stage. */
  Run to(Stage next, Optional<Verdict> end) {
    return new Run(next, attempt, Optional.empty(), Optional.empty(), staged, files, end);
  }

  /** The same with what a look at the files has told. */
  Run with(List<StagedColumn> columns, String version) {
    return new Run(stage, attempt, claim, statementId, columns, Optional.of(version), verdict);
  }

  /** The stage once more, with another statement. */
  Run again() {
    return new Run(stage, attempt + 1, Optional.empty(), Optional.empty(), staged, files, verdict);
  }
}
