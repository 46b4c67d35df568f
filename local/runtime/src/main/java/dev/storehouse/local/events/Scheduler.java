package dev.storehouse.local.events;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.storehouse.gateway.FunctionInvoker;
import dev.storehouse.gateway.template.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Calls functions at the rates of a stack: each for the first time one interval after the start,
 * and never while its last call still runs. Thread-safe.
 */
public final class Scheduler implements AutoCloseable {

  private final ExecutorService runs = Executors.newVirtualThreadPerTaskExecutor();
  private final ConcurrentMap<Schedule, ReentrantLock> turns = new ConcurrentHashMap<>();
  private final Stack stack;
  private final List<Schedule> schedules;
  private final Delivery delivery;
  private final InstantSource clock;
  private final Pause pause;

  Scheduler(Stack stack, FunctionInvoker functions, InstantSource clock, Pause pause) {
    this.stack = stack;
    this.schedules = new EventReader(stack).schedules();
    this.delivery = new Delivery(functions, clock, pause);
    this.clock = clock;
    this.pause = pause;
  }

  /**
   * A scheduler that calls these functions, once it is started.
   *
   * @throws dev.storehouse.gateway.template.TemplateException if a schedule is not emulated
   */
  public Scheduler(Stack stack, FunctionInvoker functions) {
    this(stack, functions, InstantSource.system(), Pause.REAL);
  }

  /** Begins to count. */
  public void start() {
    schedules.forEach(schedule -> runs.execute(() -> run(schedule)));
  }

  private void run(Schedule schedule) {
    Instant due = clock.instant().plus(schedule.interval());
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Duration wait = Duration.between(clock.instant(), due);
        if (wait.isPositive()) {
          pause.of(wait);
        }
        call(schedule);
        due = next(due, schedule.interval());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Calls everything that is scheduled now, out of turn, and waits for it to end. */
  public void runNow() {
    schedules.forEach(this::call);
  }

  /** One that failed is tried again until the next is due, which does the same work. */
  private void call(Schedule schedule) {
    Target target = schedule.target();
    ReentrantLock turn = turns.computeIfAbsent(schedule, _ -> new ReentrantLock());
    turn.lock();
    try {
      delivery.deliver(target, target.retryPolicy().within(schedule.interval()), payload(schedule));
    } finally {
      turn.unlock();
    }
  }

  /** What came due during a long call is left out. */
  private Instant next(Instant due, Duration interval) {
    Instant next = due.plus(interval);
    Instant now = clock.instant();
    return next.isBefore(now) ? now.plus(interval) : next;
  }

  private byte[] payload(Schedule schedule) {
    if (schedule.input().isPresent()) {
      return schedule.input().get().getBytes(StandardCharsets.UTF_8);
    }
    Event event = Event.scheduled(schedule.arn(), clock.instant());
    try {
      return JSON.std.asBytes(event.document(stack.accountId(), stack.region()));
    } catch (IOException e) {
      throw new UncheckedIOException("an event could not be written", e);
    }
  }

  /** Calls no more, and abandons the calls under way. */
  @Override
  public void close() {
    runs.shutdownNow();
  }
}
