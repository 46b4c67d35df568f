package dev.storehouse.local.aws.redshift.statement;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A statement or batch from submission to its end; terminal states never change. Thread-safe. */
public final class Statement {

  private final String id;
  private final Submission submission;
  private final Optional<String> sessionId;
  private final Instant created;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<Part> parts = new ArrayList<>();
  private Status status = Status.SUBMITTED;
  private Instant updated;
  private Duration duration = Duration.ZERO;
  private Optional<String> error = Optional.empty();
  private long pid;
  private int waiters;
  private Optional<String> committing = Optional.empty();
  private boolean cancelled;
  private @Nullable Running running;
  private @Nullable Thread waiting;

  Statement(String id, Submission submission, Optional<String> sessionId, Instant now) {
    this.id = id;
    this.submission = submission;
    this.sessionId = sessionId;
    this.created = now;
    this.updated = now;
    for (int i = 0; i < submission.sqls().size(); i++) {
      String partId = submission.batch() ? id + ":" + (i + 1) : id;
      parts.add(Part.submitted(partId, submission.sqls().get(i), now));
    }
  }

  /** One that an earlier process had. */
  static Statement restored(View view) {
    Statement statement =
        new Statement(view.id(), view.submission(), view.sessionId(), view.created());
    statement.parts.clear();
    statement.parts.addAll(view.parts());
    statement.status = view.status();
    statement.updated = view.updated();
    statement.duration = view.duration();
    statement.error = view.error();
    statement.pid = view.pid();
    return statement;
  }

  /**
   * What a statement is at one moment.
   *
   * @param pid of the database's process, 0 before it runs
   * @param committing the number of the transaction that is being committed, an empty text if it
   *     has written nothing
   */
  public record View(
      String id,
      Submission submission,
      Optional<String> sessionId,
      Instant created,
      Instant updated,
      Status status,
      Duration duration,
      Optional<String> error,
      long pid,
      Optional<String> committing,
      List<Part> parts) {

    /** Whether any of it has rows to give. */
    public boolean hasResultSet() {
      return parts.stream().anyMatch(part -> part.result().isPresent());
    }
  }

  /** As it is now. */
  public View view() {
    lock.lock();
    try {
      return new View(
          id,
          submission,
          sessionId,
          created,
          updated,
          status,
          duration,
          error,
          pid,
          committing,
          List.copyOf(parts));
    } finally {
      lock.unlock();
    }
  }

  /**
   * As {@link #view} when it has ended, or when the time is over.
   *
   * @param most how many may wait for it at once
   * @return empty if so many wait already
   */
  public Optional<View> await(Duration time, int most) throws InterruptedException {
    lock.lock();
    try {
      if (!status.terminal() && waiters >= most) {
        return Optional.empty();
      }
      waiters++;
      try {
        endsWithin(time);
      } finally {
        waiters--;
      }
      return Optional.of(view());
    } finally {
      lock.unlock();
    }
  }

  /** Waits for a time, less if the statement is cancelled meanwhile. */
  void pause(Duration time) throws InterruptedException {
    lock.lock();
    try {
      long left = time.toNanos();
      while (!cancelled && left > 0) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits for a slot; false if it is cancelled before there is one. */
  boolean turn(Semaphore slots) throws InterruptedException {
    if (cancelled()) {
      return false;
    }
    if (slots.tryAcquire()) {
      return true;
    }
    waiting(Thread.currentThread());
    try {
      slots.acquire();
      return true;
    } catch (InterruptedException e) {
      if (!cancelled()) {
        throw e;
      }
      return false;
    } finally {
      waiting(null);
      if (cancelled()) {
        Thread.interrupted();
      }
    }
  }

  private void waiting(@Nullable Thread thread) {
    lock.lock();
    try {
      waiting = thread;
      if (thread != null && cancelled) {
        thread.interrupt();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Asks for an end before its time; what runs in the database is told so. */
  void cancel() throws SQLException {
    Running told;
    lock.lock();
    try {
      cancelled = true;
      changed.signalAll();
      if (waiting != null) {
        waiting.interrupt();
      }
      told = running;
    } finally {
      lock.unlock();
    }
    if (told != null) {
      told.cancel();
    }
  }

  boolean cancelled() {
    lock.lock();
    try {
      return cancelled;
    } finally {
      lock.unlock();
    }
  }

  void running(@Nullable Running now) {
    lock.lock();
    try {
      running = now;
    } finally {
      lock.unlock();
    }
  }

  void picked(Instant now) {
    lock.lock();
    try {
      move(Status.PICKED, now);
      parts.replaceAll(part -> part.in(Status.PICKED, now));
    } finally {
      lock.unlock();
    }
  }

  void started(long newPid, Instant now) {
    lock.lock();
    try {
      pid = newPid;
      move(Status.STARTED, now);
    } finally {
      lock.unlock();
    }
  }

  void committing(@Nullable String transaction) {
    lock.lock();
    try {
      committing = Optional.ofNullable(transaction);
    } finally {
      lock.unlock();
    }
  }

  void part(int index, Part part) {
    lock.lock();
    try {
      parts.set(index, part);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Ends it, and its parts that have not ended.
   *
   * @param record is told of the end before anybody sees it
   */
  void end(Status how, Optional<String> why, Duration took, Instant now, Consumer<View> record) {
    lock.lock();
    try {
      parts.replaceAll(
          part -> part.status().terminal() ? part : part.ended(how, why, Duration.ZERO, now));
      error = why;
      duration = took;
      committing = Optional.empty();
      move(how, now);
      record.accept(view());
    } finally {
      lock.unlock();
    }
  }

  private void move(Status to, Instant now) {
    status = to;
    updated = now;
    changed.signalAll();
  }

  /** Waits a moment for its end. */
  boolean endsWithin(Duration time) throws InterruptedException {
    lock.lock();
    try {
      long left = time.toNanos();
      while (!status.terminal() && left > 0) {
        left = changed.awaitNanos(left);
      }
      return status.terminal();
    } finally {
      lock.unlock();
    }
  }
}
