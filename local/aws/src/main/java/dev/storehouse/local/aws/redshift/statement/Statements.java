package dev.storehouse.local.aws.redshift.statement;

import dev.storehouse.local.aws.redshift.bulk.BulkStatements;
import dev.storehouse.local.aws.redshift.fault.Faults;
import dev.storehouse.local.aws.redshift.result.StoredResult;
import dev.storehouse.local.aws.redshift.warehouse.Warehouses;
import dev.storehouse.local.aws.redshift.wire.DataApiException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** Every statement that is not forgotten yet. Thread-safe. */
public final class Statements {

  private static final Duration CANCEL_AGAIN = Duration.ofMillis(50);
  private static final int CANCEL_ATTEMPTS = 200;

  /** The oldest first. */
  private final Map<String, Statement> byId = new LinkedHashMap<>();

  private final Set<Statement> begun = new HashSet<>();
  private final Map<String, String> byToken = new HashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Limits limits;
  private final Faults faults;
  private final InstantSource clock;
  private final Sessions sessions;
  private final Runner runner;
  private final Consumer<Statement.View> ended;
  private final Journal journal;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("statement-", 0).factory());

  /**
   * @param bulk what runs UNLOAD and COPY
   * @param results the directory of the results
   * @param directory where statements and sessions outlive the process
   * @param ended is told of each statement that has ended, on the thread that ran it
   */
  public Statements(
      Warehouses warehouses,
      BulkStatements bulk,
      Path results,
      Optional<Path> directory,
      Limits limits,
      Faults faults,
      InstantSource clock,
      Consumer<Statement.View> ended) {
    this.limits = limits;
    this.faults = faults;
    this.clock = clock;
    this.ended = ended;
    this.journal = new Journal(directory);
    this.sessions = new Sessions(clock, () -> faults.sessions(limits.sessions()), journal);
    PartRunner parts =
        new PartRunner(
            results,
            limits,
            clock,
            new Commits(journal, faults),
            new BulkParts(bulk, warehouses, results));
    this.runner = new Runner(warehouses, sessions, parts, faults, clock, journal);
    restore(new Recovery(warehouses), results);
  }

  private void restore(Recovery recovery, Path results) {
    List<Statement> late = new ArrayList<>();
    for (Statement.View view : journal.statements(results)) {
      Statement statement;
      if (recovery.isToRun(view)) {
        statement = new Statement(view.id(), view.submission(), Optional.empty(), view.created());
        late.add(statement);
      } else {
        statement = recovery.end(view, clock.instant());
      }
      if (!view.status().terminal()) {
        journal.write(statement.view());
      }
      byId.put(view.id(), statement);
      view.submission().clientToken().ifPresent(token -> byToken.put(token, view.id()));
    }
    sessions.restore();
    forget();
    StoredResult.keepOnly(
        results,
        byId.values().stream()
            .flatMap(statement -> statement.view().parts().stream())
            .flatMap(part -> part.result().stream())
            .toList());
    begun.addAll(late);
    late.forEach(this::begin);
  }

  private void begin(Statement statement) {
    threads.execute(() -> run(statement));
  }

  private void run(Statement statement) {
    runner.run(statement);
    lock.lock();
    try {
      begun.remove(statement);
    } finally {
      lock.unlock();
    }
    ended.accept(statement.view());
  }

  /** The sessions statements run in. */
  public Sessions sessions() {
    return sessions;
  }

  /**
   * Begins a statement, or gives the one that was begun with the same client token.
   *
   * @throws DataApiException if a quota is reached or the session is not available
   */
  public Statement submit(Submission submission) {
    Statement statement;
    lock.lock();
    try {
      forget();
      Optional<Statement> known = submission.clientToken().flatMap(this::known);
      if (known.isPresent()) {
        return known.get();
      }
      checkActive(submission.target());
      String id = UUID.randomUUID().toString();
      statement = new Statement(id, submission, session(submission, id), clock.instant());
      journal.write(statement.view());
      byId.put(id, statement);
      begun.add(statement);
      submission.clientToken().ifPresent(token -> byToken.put(token, id));
    } finally {
      lock.unlock();
    }
    begin(statement);
    return statement;
  }

  /** Where the statement runs that was begun with a client token, if the token still holds. */
  public Optional<Target> target(String clientToken) {
    lock.lock();
    try {
      forget();
      return known(clientToken).map(statement -> statement.view().submission().target());
    } finally {
      lock.unlock();
    }
  }

  private Optional<Statement> known(String clientToken) {
    return Optional.ofNullable(byToken.get(clientToken)).map(byId::get).filter(this::tokenHolds);
  }

  private Optional<String> session(Submission submission, String statementId) {
    if (submission.sessionId().isPresent()) {
      submission
          .sessionId()
          .ifPresent(id -> sessions.take(id, submission.keepAlive(), statementId));
      return submission.sessionId();
    }
    return submission
        .keepAlive()
        .map(time -> sessions.open(submission.target(), time, statementId));
  }

  private void checkActive(Target target) {
    int most = faults.activeStatements(limits.activeStatements());
    long active =
        begun.stream()
            .map(Statement::view)
            .filter(view -> !view.status().terminal())
            .filter(view -> view.submission().target().warehouse().equals(target.warehouse()))
            .count();
    if (active >= most) {
      throw DataApiException.activeStatements(most);
    }
  }

  /**
   * The statement of an id, or the one a part's id belongs to.
   *
   * @throws DataApiException if there is none
   */
  public Statement find(String id) {
    int colon = id.indexOf(':');
    lock.lock();
    try {
      forget();
      return Optional.ofNullable(byId.get(colon < 0 ? id : id.substring(0, colon)))
          .filter(
              found ->
                  colon < 0 || found.view().parts().stream().anyMatch(part -> part.id().equals(id)))
          .orElseThrow(() -> DataApiException.notFound("Query does not exist.", id));
    } finally {
      lock.unlock();
    }
  }

  /** All of them, the newest first. */
  public List<Statement.View> all() {
    lock.lock();
    try {
      forget();
      return byId.values().stream().map(Statement::view).toList().reversed();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Cancels a statement and waits for its end.
   *
   * @throws DataApiException if it has ended, or ends otherwise meanwhile
   */
  public void cancel(String id) throws InterruptedException {
    Statement statement = find(id);
    checkNotEnded(statement.view(), id);
    try {
      for (int i = 0; i < CANCEL_ATTEMPTS; i++) {
        statement.cancel();
        if (statement.endsWithin(CANCEL_AGAIN)) {
          break;
        }
      }
    } catch (SQLException e) {
      throw DataApiException.connection(String.valueOf(e.getMessage()));
    }
    Statement.View view = statement.view();
    if (!view.status().terminal()) {
      throw DataApiException.timeout("The statement could not be cancelled in time.");
    }
    if (view.status() != Status.ABORTED) {
      checkNotEnded(view, id);
    }
  }

  private static void checkNotEnded(Statement.View view, String id) {
    if (view.status().terminal()) {
      throw DataApiException.validation(
          "Could not cancel a query that is already in %s state with ID: %s"
              .formatted(view.status(), id));
    }
  }

  private boolean tokenHolds(Statement statement) {
    return statement.view().created().plus(limits.clientTokens()).isAfter(clock.instant());
  }

  /** Removes what is older than the retention, with its results. */
  private void forget() {
    Instant oldest = clock.instant().minus(limits.retention());
    Iterator<Statement> statements = byId.values().iterator();
    while (statements.hasNext()) {
      Statement.View view = statements.next().view();
      if (!view.created().isBefore(oldest)) {
        return;
      }
      if (view.status().terminal() && view.updated().isBefore(oldest)) {
        statements.remove();
        view.submission().clientToken().ifPresent(token -> byToken.remove(token, view.id()));
        view.parts().forEach(part -> part.result().ifPresent(StoredResult::delete));
        journal.forgetStatement(view.id());
      }
    }
  }
}
