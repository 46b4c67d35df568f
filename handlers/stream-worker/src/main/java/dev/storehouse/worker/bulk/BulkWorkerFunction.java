package dev.storehouse.worker.bulk;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import dev.storehouse.shared.config.Environment;
import dev.storehouse.warehouse.bulk.job.BulkModule;
import dev.storehouse.worker.FailureLog;
import dev.storehouse.worker.StreamBatch;
import dev.storehouse.worker.WorkerModule;
import java.time.Clock;
import java.util.Optional;

/**
 * Drives bulk jobs on whenever their items change. A change is a hint: the job is read anew, so
 * that a late, repeated or reordered one does no harm. Thread-safe.
 */
public final class BulkWorkerFunction
    implements RequestHandler<DynamodbEvent, StreamsEventResponse> {

  private final BulkModule bulk;
  private final FailureLog log = FailureLog.ofChanges(LambdaRuntime.getLogger());

  /** What Lambda calls: settings from the process's environment. */
  public BulkWorkerFunction() {
    this(Environment.ofProcess());
  }

  /** A function with settings of its own. */
  public BulkWorkerFunction(Environment environment) {
    this.bulk = WorkerModule.of(environment, Clock.systemUTC()).bulk();
  }

  @Override
  public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
    return StreamBatch.process(
        event,
        this::advance,
        (record, cause) -> log.accept(record.getDynamodb().getSequenceNumber(), cause));
  }

  private void advance(DynamodbStreamRecord record) {
    Optional.ofNullable(record.getDynamodb().getKeys().get("job_id"))
        .flatMap(key -> bulk.jobs().find(key.getS()))
        .ifPresent(bulk.driver()::advance);
  }
}
