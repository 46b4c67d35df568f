package dev.storehouse.worker.statement;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.storehouse.shared.config.Environment;
import dev.storehouse.warehouse.WarehouseModule;
import dev.storehouse.warehouse.bulk.job.BulkJob;
import dev.storehouse.warehouse.bulk.job.BulkModule;
import dev.storehouse.warehouse.job.QueryJob;
import dev.storehouse.worker.WorkerModule;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Is told of each statement that has ended, and settles its job, unless the request that submitted
 * it still waits and does so itself. The event is a hint: what it says besides the job's id is
 * asked of the warehouse again, so that a late, repeated or forged one does no harm. Thread-safe.
 */
public final class StatementFunction implements RequestHandler<ScheduledEvent, @Nullable Void> {

  private final WarehouseModule warehouse;
  private final BulkModule bulk;
  private final Clock clock;

  /** What Lambda calls: settings from the process's environment. */
  public StatementFunction() {
    this(Environment.ofProcess());
  }

  /** A function with settings of its own. */
  public StatementFunction(Environment environment) {
    this(environment, Clock.systemUTC());
  }

  StatementFunction(Environment environment, Clock clock) {
    this.clock = clock;
    WorkerModule module = WorkerModule.of(environment, clock);
    this.warehouse = module.warehouse();
    this.bulk = module.bulk();
  }

  @Override
  public @Nullable Void handleRequest(ScheduledEvent event, Context context) {
    String jobId = jobId(event);
    if (jobId.startsWith(BulkJob.ID_PREFIX)) {
      bulk.jobs().find(jobId).ifPresent(bulk.driver()::advance);
    } else if (jobId.startsWith(QueryJob.ID_PREFIX)) {
      warehouse
          .jobs()
          .find(jobId)
          .filter(job -> !job.isAttended(clock.instant()))
          .ifPresent(job -> warehouse.driver().advance(job, Duration.ZERO));
    }
    return null;
  }

  /** A statement carries the id of its job as its name; what is none has another name, or none. */
  private static String jobId(ScheduledEvent event) {
    Map<String, Object> detail = Optional.ofNullable(event.getDetail()).orElse(Map.of());
    return detail.get("statementName") instanceof String name ? name : "";
  }
}
