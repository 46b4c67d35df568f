package dev.storehouse.local.aws.redshift.statement;

import dev.storehouse.local.aws.redshift.sql.RedshiftSql;
import dev.storehouse.local.aws.redshift.warehouse.Warehouses;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Finds out what became of the statements that a process did not see the end of. A warehouse does
 * not end with the process that stands for it here: what had not taken effect runs now, in the
 * place of the first attempt, which the database has rolled back.
 *
 * <p>Before a transaction is committed the journal has its number and what it did; whether it was
 * committed is then for the database to say ({@code pg_xact_status}), whose server has been started
 * anew, so that nothing of it can still be on its way.
 */
final class Recovery {

  private static final String NEVER_RUN =
      "ERROR: the local engine was stopped before the statement ran";
  private static final String ROLLED_BACK =
      "ERROR: the local engine was stopped while the statement ran; its transaction was rolled back";
  private static final String UNKNOWN =
      "ERROR: the local engine was stopped while the statement ran outside of a transaction;"
          + " whether it took effect is not known";
  private static final String REST_NOT_RUN =
      "ERROR: the local engine was stopped before all of the statements ran";

  private final Warehouses warehouses;

  Recovery(Warehouses warehouses) {
    this.warehouses = warehouses;
  }

  /**
   * Whether a statement is to run after all: nothing of it is, or can be, in the database. One in a
   * session is not, for its session is gone; nor one of which a part is committed.
   */
  boolean isToRun(Statement.View view) {
    Submission submission = view.submission();
    boolean together =
        !submission.batch() || submission.mode() == Submission.ExecutionMode.TRANSACTION;
    return !view.status().terminal()
        && together
        && view.sessionId().isEmpty()
        && submission.sqls().stream().allMatch(RedshiftSql::atomic)
        && view.committing().filter(number -> committed(view, number)).isEmpty();
  }

  /** The statement, ended. */
  Statement end(Statement.View view, Instant now) {
    Statement statement = Statement.restored(view);
    if (view.status().terminal()) {
      return statement;
    }
    boolean committed = view.committing().filter(number -> committed(view, number)).isPresent();
    boolean all = view.parts().stream().allMatch(part -> part.status() == Status.FINISHED);
    if (committed && all) {
      statement.end(Status.FINISHED, Optional.empty(), took(view), now, ended -> {});
      return statement;
    }
    if (view.committing().isPresent() && !committed) {
      lastFinished(view).ifPresent(at -> statement.part(at, undone(view.parts().get(at), now)));
    }
    boolean begun =
        view.parts().stream().anyMatch(part -> part.status().compareTo(Status.STARTED) >= 0);
    String why =
        committed ? REST_NOT_RUN : !begun ? NEVER_RUN : atomic(view) ? ROLLED_BACK : UNKNOWN;
    statement.end(
        begun ? Status.FAILED : Status.ABORTED, Optional.of(why), took(view), now, ended -> {});
    return statement;
  }

  private boolean committed(Statement.View view, String number) {
    return number.isEmpty()
        || warehouses.add(view.submission().target().warehouse()).committed(number);
  }

  private static Optional<Integer> lastFinished(Statement.View view) {
    for (int i = view.parts().size() - 1; i >= 0; i--) {
      if (view.parts().get(i).status() == Status.FINISHED) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  private static Part undone(Part part, Instant now) {
    return part.ended(Status.FAILED, Optional.of(ROLLED_BACK), part.duration(), now);
  }

  private static boolean atomic(Statement.View view) {
    return view.parts().stream()
        .filter(part -> part.status() == Status.STARTED)
        .allMatch(part -> RedshiftSql.atomic(part.sql()));
  }

  private static Duration took(Statement.View view) {
    return view.parts().stream().map(Part::duration).reduce(Duration.ZERO, Duration::plus);
  }
}
