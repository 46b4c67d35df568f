package dev.storehouse.query.jobs;

import dev.storehouse.idempotency.DynamoReplies;
import dev.storehouse.idempotency.StoredReply;
import dev.storehouse.shared.tables.ConditionFailedException;
import dev.storehouse.throttle.Draw;
import dev.storehouse.throttle.DynamoTokenBuckets;
import dev.storehouse.throttle.Permit;
import dev.storehouse.warehouse.job.DynamoJobs;
import dev.storehouse.warehouse.job.QueryJob;
import dev.storehouse.warehouse.session.DynamoSessions;
import dev.storehouse.warehouse.tenant.Quota;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Lets jobs in with one transaction each, or two where they have to wait. Thread-safe. */
final class DynamoAdmissions implements Admissions {

  /** Where the share's condition stands in what {@link DynamoJobs} makes. */
  private static final int SHARE = 1;

  /** Where the session's condition stands in what takes one too. */
  private static final int SESSION = 2;

  private final DynamoJobs jobs;
  private final DynamoSessions sessions;
  private final DynamoTokenBuckets buckets;
  private final DynamoReplies replies;

  DynamoAdmissions(
      DynamoJobs jobs, DynamoSessions sessions, DynamoTokenBuckets buckets, DynamoReplies replies) {
    this.jobs = jobs;
    this.sessions = sessions;
    this.buckets = buckets;
    this.replies = replies;
  }

  @Override
  public Admission admit(
      QueryJob running, QueryJob queued, Quota quota, Permit permit, Optional<StoredReply> reply) {
    try {
      write(jobs.begin(running, quota), permit, reply);
      return Admission.STARTED;
    } catch (ConditionFailedException e) {
      if (e.failedAt(SHARE)) {
        return enqueue(queued, quota, permit, reply);
      }
      throw idInUse(e);
    }
  }

  @Override
  public Optional<Admission> admitWithSession(
      QueryJob running, QueryJob queued, Quota quota, Permit permit, Optional<StoredReply> reply) {
    try {
      write(beginWithSession(running, quota), permit, reply);
      return Optional.of(Admission.STARTED);
    } catch (ConditionFailedException e) {
      if (e.failedAt(SHARE)) {
        return Optional.of(enqueue(queued, quota, permit, reply));
      }
      if (e.failedAt(SESSION)) {
        return Optional.empty();
      }
      throw idInUse(e);
    }
  }

  /** Writes the items, all or nothing; with them the request's token, unless that is taken. */
  private void write(List<TransactWriteItem> items, Permit permit, Optional<StoredReply> reply)
      throws ConditionFailedException {
    Optional<Draw> draw = permit.draw();
    if (draw.isPresent()) {
      List<TransactWriteItem> all = new ArrayList<>(items);
      all.add(buckets.write(draw.get()));
      try {
        replies.write(all, reply);
        permit.drawn(draw.get());
        return;
      } catch (ConditionFailedException e) {
        if (!e.failedAt(items.size())) {
          throw e;
        }
      }
    }
    permit.require();
    replies.write(items, reply);
  }

  private List<TransactWriteItem> beginWithSession(QueryJob running, Quota quota) {
    List<TransactWriteItem> items = new ArrayList<>(jobs.begin(running, quota));
    items.add(
        SESSION,
        sessions.take(
            running.tenantId(),
            running.lease().orElseThrow(),
            running.jobId(),
            running.deadline()));
    return items;
  }

  private Admission enqueue(
      QueryJob queued, Quota quota, Permit permit, Optional<StoredReply> reply) {
    if (quota.queueDepth() == 0) {
      return Admission.REFUSED;
    }
    try {
      write(jobs.enqueue(queued, quota), permit, reply);
      return Admission.QUEUED;
    } catch (ConditionFailedException e) {
      if (e.failedAt(SHARE)) {
        return Admission.REFUSED;
      }
      throw idInUse(e);
    }
  }

  private static IllegalStateException idInUse(ConditionFailedException cause) {
    return new IllegalStateException("a new job's id was in use", cause);
  }
}
