package dev.storehouse.worker.sweep;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.storehouse.shared.config.Environment;
import dev.storehouse.worker.WorkerModule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Runs every minute and drives on the jobs that are due. Thread-safe. */
public final class SweeperFunction implements RequestHandler<ScheduledEvent, @Nullable Void> {

  /** What the last job that is begun may take. */
  private static final Duration RESERVE = Duration.ofSeconds(10);

  private final WorkerModule module;
  private final Clock clock;

  /** What Lambda calls: settings from the process's environment. */
  public SweeperFunction() {
    this(Environment.ofProcess());
  }

  /** A function with settings of its own. */
  public SweeperFunction(Environment environment) {
    this(environment, Clock.systemUTC());
  }

  SweeperFunction(Environment environment, Clock clock) {
    this.clock = clock;
    this.module = WorkerModule.of(environment, clock);
  }

  @Override
  public @Nullable Void handleRequest(ScheduledEvent event, Context context) {
    Instant end = clock.instant().plusMillis(context.getRemainingTimeInMillis());
    module.warehouse().sweep().run(end.minus(RESERVE));
    module.bulk().sweep().run(end.minus(RESERVE));
    return null;
  }
}
