package dev.storehouse.query.jobs;

import dev.storehouse.idempotency.StoredReply;
import dev.storehouse.query.catalog.TenantGuard;
import dev.storehouse.query.guard.RowCap;
import dev.storehouse.query.guard.Verdict;
import dev.storehouse.shared.tables.Backoff;
import dev.storehouse.shared.time.Identifiers;
import dev.storehouse.throttle.Permit;
import dev.storehouse.warehouse.job.JobDriver;
import dev.storehouse.warehouse.job.JobStatus;
import dev.storehouse.warehouse.job.Jobs;
import dev.storehouse.warehouse.job.QueryJob;
import dev.storehouse.warehouse.job.QueryText;
import dev.storehouse.warehouse.job.Step;
import dev.storehouse.warehouse.session.SessionLease;
import dev.storehouse.warehouse.session.Sessions;
import dev.storehouse.warehouse.statement.Submission.BoundValue;
import dev.storehouse.warehouse.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Takes queries in: checks, admits, waits. Thread-safe. */
final class QueryDesk {

  /** Every so many looks a caller in the line also tries to move it on. */
  private static final int LOOKS_BETWEEN_PUSHES = 8;

  private final TenantGuard guard;
  private final Admissions admissions;
  private final Jobs jobs;
  private final JobDriver driver;
  private final Sessions sessions;
  private final Identifiers identifiers;
  private final InstantSource clock;

  QueryDesk(
      TenantGuard guard,
      Admissions admissions,
      Jobs jobs,
      JobDriver driver,
      Sessions sessions,
      Identifiers identifiers,
      InstantSource clock) {
    this.guard = guard;
    this.admissions = admissions;
    this.jobs = jobs;
    this.driver = driver;
    this.sessions = sessions;
    this.identifiers = identifiers;
    this.clock = clock;
  }

  /** What the guard says of a query. */
  Verdict check(QuerySpec spec, Tenant tenant) {
    return guard.check(
        tenant, spec.sql(), spec.parameters(), new RowCap.AtMost(spec.shape().rowLimit()));
  }

  /**
   * A job of an accepted query, not yet let in, and waiting.
   *
   * @param attendedUntil how long its request will wait for it
   */
  QueryJob draft(
      QuerySpec spec,
      Verdict.Accepted accepted,
      Tenant tenant,
      String actorId,
      Instant attendedUntil) {
    Duration most = tenant.quota().longest();
    return new QueryJob(
        identifiers.next(QueryJob.ID_PREFIX),
        tenant.tenantId(),
        actorId,
        JobStatus.QUEUED,
        new QueryText(
            Optional.of(spec.sql()),
            accepted.sql(),
            accepted.parameters().stream()
                .map(bound -> new BoundValue(bound.name(), bound.value()))
                .toList()),
        spec.shape(),
        spec.longest().filter(wanted -> wanted.compareTo(most) < 0).orElse(most),
        spec.tags(),
        spec.savedQuery(),
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        attendedUntil,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        1);
  }

  /**
   * Lets a job in.
   *
   * @param permit of its request, taken with the first write
   * @return the job, running or waiting; empty where too many wait
   */
  Optional<QueryJob> admit(
      QueryJob draft, Tenant tenant, Permit permit, Optional<StoredReply> reply) {
    Optional<SessionLease> idle = sessions.idle(tenant.tenantId(), tenant.quota().sessions());
    if (idle.isPresent()) {
      QueryJob running = draft.started(draft.createdAt(), idle);
      Optional<Admission> admission =
          admissions.admitWithSession(running, draft, tenant.quota(), permit, reply);
      if (admission.isPresent()) {
        return admitted(admission.get(), running, draft);
      }
    }
    return admitStepwise(draft, tenant, permit, reply);
  }

  /** First a session, if there is one, then the job. */
  private Optional<QueryJob> admitStepwise(
      QueryJob draft, Tenant tenant, Permit permit, Optional<StoredReply> reply) {
    if (tenant.quota().sessions() > 0) {
      permit.require();
    }
    Optional<SessionLease> lease =
        sessions.lease(
            tenant.tenantId(),
            tenant.quota().sessions(),
            draft.jobId(),
            draft.createdAt().plus(draft.longest()));
    QueryJob running = draft.started(draft.createdAt(), lease);
    Admission admission = Admission.REFUSED;
    try {
      admission = admissions.admit(running, draft, tenant.quota(), permit, reply);
    } finally {
      if (admission != Admission.STARTED) {
        lease.ifPresent(held -> sessions.release(tenant.tenantId(), held, draft.jobId()));
      }
    }
    return admitted(admission, running, draft);
  }

  private Optional<QueryJob> admitted(Admission admission, QueryJob running, QueryJob queued) {
    return switch (admission) {
      case STARTED -> Optional.of(running);
      // A place may have become free between the two.
      case QUEUED -> Optional.of(driver.advance(queued, Duration.ZERO).job());
      case REFUSED -> Optional.empty();
    };
  }

  /** Drives a job on until it has ended or the time is up. */
  Step await(QueryJob job, Instant until) {
    Step step = new Step(job, Optional.empty());
    Backoff pause = new Backoff(clock, Duration.between(clock.instant(), until));
    int looks = 0;
    while (true) {
      Instant now = clock.instant();
      // The last look begins after that time: until then the statement's event is left to us.
      boolean last = !now.isBefore(until);
      step = look(step.job(), last ? Duration.ZERO : Duration.between(now, until), looks++, last);
      if (last || step.job().status().isTerminal()) {
        return step;
      }
      pause.again();
    }
  }

  /**
   * Whoever ends a job gives its place to the next one, so most looks of those who wait in the line
   * only ask whether their turn has come.
   */
  private Step look(QueryJob job, Duration wait, int looks, boolean last) {
    if (job.status() != JobStatus.QUEUED || last || looks % LOOKS_BETWEEN_PUSHES == 0) {
      return driver.advance(job, wait);
    }
    QueryJob now = jobs.find(job.jobId()).orElse(job);
    return now.status() == JobStatus.QUEUED
        ? new Step(now, Optional.empty())
        : driver.advance(now, wait);
  }

  /** Ends a job before its time. */
  QueryJob cancel(QueryJob job) {
    return driver.cancel(job);
  }

  /** A tenant's job, as it is now. */
  Optional<QueryJob> find(String jobId, String tenantId) {
    return Optional.of(jobId)
        .filter(Identifiers::isPlausible)
        .flatMap(jobs::find)
        .filter(job -> job.tenantId().equals(tenantId));
  }

  /**
   * Which place a waiting job has among its tenant's, 1 for the next one; 0 if it does not wait.
   */
  int positionOf(QueryJob job) {
    return job.status() == JobStatus.QUEUED
        ? jobs.share(job.tenantId()).positionOf(job.jobId())
        : 0;
  }
}
