package dev.storehouse.query.tenants;

import dev.storehouse.warehouse.statement.Batch;
import dev.storehouse.warehouse.statement.Execution;
import dev.storehouse.warehouse.statement.ResultPage;
import dev.storehouse.warehouse.statement.Statements;
import dev.storehouse.warehouse.statement.Submission;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Dies before a statement that can be chosen, as a process does, or meets others. Thread-safe. */
final class Faulty {

  /** The end of a process. */
  static final class Death extends Error {
    private static final long serialVersionUID = 1L;
  }

  private static final String CONFLICT =
      "ERROR: could not complete because of conflict with concurrent transaction";

  private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
  private final Map<String, Integer> met = new ConcurrentHashMap<>();
  private volatile int others;

  /** Lets so many statements pass, and dies before the next. */
  void dieAfter(int statements) {
    left.set(statements);
  }

  void live() {
    left.set(Integer.MAX_VALUE);
  }

  /** Has each statement meet so many others before it goes through. */
  void meet(int others) {
    this.others = others;
  }

  Statements around(Statements statements) {
    return new Statements() {
      @Override
      public Execution submit(Submission submission, Duration wait) {
        if (left.getAndDecrement() <= 0) {
          throw new Death();
        }
        if (met.merge(submission.sql(), 1, Integer::sum) <= others) {
          return new Execution(
              "none",
              Execution.State.FAILED,
              false,
              Optional.empty(),
              Optional.of(CONFLICT),
              Optional.empty());
        }
        return statements.submit(submission, wait);
      }

      @Override
      public Execution submit(Batch batch) {
        return statements.submit(batch);
      }

      @Override
      public List<Long> rowsOfParts(String statementId) {
        return statements.rowsOfParts(statementId);
      }

      @Override
      public Execution follow(String statementId, Duration wait) {
        return statements.follow(statementId, wait);
      }

      @Override
      public ResultPage result(String statementId, Optional<String> from) {
        return statements.result(statementId, from);
      }

      @Override
      public boolean cancel(String statementId) {
        return statements.cancel(statementId);
      }
    };
  }
}
