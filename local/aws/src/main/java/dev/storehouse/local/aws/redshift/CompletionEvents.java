package dev.storehouse.local.aws.redshift;

import dev.storehouse.local.aws.redshift.fault.FaultPlan;
import dev.storehouse.local.aws.redshift.fault.Faults;
import dev.storehouse.local.aws.redshift.statement.Limits;
import dev.storehouse.local.aws.redshift.statement.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Sends completion events, at least once where no trouble is ordered. */
final class CompletionEvents {

  private final List<Consumer<CompletionEvent>> listeners = new CopyOnWriteArrayList<>();
  private final Faults faults;
  private final Limits limits;

  CompletionEvents(Faults faults, Limits limits) {
    this.faults = faults;
    this.limits = limits;
  }

  void listen(Consumer<CompletionEvent> listener) {
    listeners.add(listener);
  }

  /** On the thread that ran the statement. */
  void ended(Statement.View view) {
    if (!view.submission().withEvent()) {
      return;
    }
    FaultPlan plan = faults.plan();
    CompletionEvent event =
        CompletionEvent.of(
            UUID.randomUUID().toString(), view, view.updated().plus(limits.retention()));
    try {
      Thread.sleep(plan.eventDelay());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    for (int i = 0; i < plan.eventCopies(); i++) {
      listeners.forEach(listener -> listener.accept(event));
    }
  }
}
