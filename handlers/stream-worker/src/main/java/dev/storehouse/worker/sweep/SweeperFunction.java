package dev.storehouse.worker.sweep;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.storehouse.shared.config.Environment;
import org.jspecify.annotations.Nullable;

/** Runs every minute and ends what is due. Thread-safe. */
public final class SweeperFunction implements RequestHandler<ScheduledEvent, @Nullable Void> {

  /** What Lambda calls: settings from the process's environment. */
  public SweeperFunction() {
    this(Environment.ofProcess());
  }

  /** A function with settings of its own. */
  public SweeperFunction(Environment environment) {}

  @Override
  public @Nullable Void handleRequest(ScheduledEvent event, Context context) {
    return null;
  }
}
