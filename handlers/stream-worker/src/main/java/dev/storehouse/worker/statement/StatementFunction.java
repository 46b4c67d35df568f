package dev.storehouse.worker.statement;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.storehouse.shared.config.Environment;
import org.jspecify.annotations.Nullable;

/** Is told of each statement that has ended, and settles its job. Thread-safe. */
public final class StatementFunction implements RequestHandler<ScheduledEvent, @Nullable Void> {

  /** What Lambda calls: settings from the process's environment. */
  public StatementFunction() {
    this(Environment.ofProcess());
  }

  /** A function with settings of its own. */
  public StatementFunction(Environment environment) {}

  @Override
  public @Nullable Void handleRequest(ScheduledEvent event, Context context) {
    return null;
  }
}
