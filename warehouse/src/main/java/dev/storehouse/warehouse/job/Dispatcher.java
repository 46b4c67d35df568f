package dev.storehouse.warehouse.job;

import dev.storehouse.warehouse.session.SessionLease;
import dev.storehouse.warehouse.session.Sessions;
import dev.storehouse.warehouse.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Gives free places of a tenant's share to the jobs that wait for one, in the order they came.
 * Every tenant has a share of its own, and all shares together are within what the warehouse takes:
 * so no tenant waits for another, however many jobs that one sends. Thread-safe.
 */
final class Dispatcher {

  private final Jobs jobs;
  private final Sessions sessions;
  private final Launcher launcher;
  private final InstantSource clock;
  private final BiConsumer<String, RuntimeException> failures;

  Dispatcher(
      Jobs jobs,
      Sessions sessions,
      Launcher launcher,
      InstantSource clock,
      BiConsumer<String, RuntimeException> failures) {
    this.jobs = jobs;
    this.sessions = sessions;
    this.launcher = launcher;
    this.clock = clock;
    this.failures = failures;
  }

  /** Starts what can be started. What fails to be submitted keeps its place, for the sweeper. */
  void dispatch(Tenant tenant) {
    Share share = jobs.share(tenant.tenantId());
    int free = tenant.quota().concurrency() - share.running().size();
    share.waiting().stream().limit(Math.max(0, free)).forEach(jobId -> start(jobId, tenant));
  }

  private void start(String jobId, Tenant tenant) {
    Optional<QueryJob> waiting = jobs.find(jobId).filter(job -> job.status() == JobStatus.QUEUED);
    if (waiting.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    Optional<SessionLease> lease =
        sessions.lease(
            tenant.tenantId(), tenant.quota().sessions(), jobId, now.plus(waiting.get().longest()));
    QueryJob started = waiting.get().started(now, lease);
    if (!jobs.start(started, tenant.quota())) {
      lease.ifPresent(held -> sessions.release(tenant.tenantId(), held, jobId));
      return;
    }
    try {
      tenant.secretArn().ifPresent(secret -> launcher.launch(started, secret, Duration.ZERO));
    } catch (RuntimeException e) {
      failures.accept(jobId, e);
    }
  }
}
