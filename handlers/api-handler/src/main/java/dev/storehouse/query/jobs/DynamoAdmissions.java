package dev.storehouse.query.jobs;

import dev.storehouse.idempotency.DynamoReplies;
import dev.storehouse.idempotency.StoredReply;
import dev.storehouse.shared.tables.ConditionFailedException;
import dev.storehouse.warehouse.job.DynamoJobs;
import dev.storehouse.warehouse.job.QueryJob;
import dev.storehouse.warehouse.tenant.Quota;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Lets jobs in with one transaction each, or two where they have to wait. Thread-safe. */
final class DynamoAdmissions implements Admissions {

  /** Where the share's condition stands in what {@link DynamoJobs} makes. */
  private static final int SHARE = 1;

  private final DynamoJobs jobs;
  private final DynamoReplies replies;

  DynamoAdmissions(DynamoJobs jobs, DynamoReplies replies) {
    this.jobs = jobs;
    this.replies = replies;
  }

  @Override
  public Admission admit(
      QueryJob running, QueryJob queued, Quota quota, Optional<StoredReply> reply) {
    if (written(jobs.begin(running, quota), reply)) {
      return Admission.STARTED;
    }
    if (quota.queueDepth() > 0 && written(jobs.enqueue(queued, quota), reply)) {
      return Admission.QUEUED;
    }
    return Admission.REFUSED;
  }

  private boolean written(List<TransactWriteItem> items, Optional<StoredReply> reply) {
    try {
      replies.write(items, reply);
      return true;
    } catch (ConditionFailedException e) {
      if (e.failedAt(SHARE)) {
        return false;
      }
      throw new IllegalStateException("a new job's id was in use", e);
    }
  }
}
