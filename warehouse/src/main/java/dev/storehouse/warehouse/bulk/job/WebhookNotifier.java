package dev.storehouse.warehouse.bulk.job;

import dev.storehouse.shared.json.Json;
import dev.storehouse.warehouse.webhook.Delivery;
import dev.storehouse.warehouse.webhook.RetrySchedule;
import dev.storehouse.warehouse.webhook.WebhookExceptions;
import dev.storehouse.warehouse.webhook.WebhookMessage;
import dev.storehouse.warehouse.webhook.WebhookSecret;
import dev.storehouse.warehouse.webhook.WebhookSender;
import dev.storehouse.warehouse.webhook.WebhookUrl;
import dev.storehouse.warehouse.webhook.WebhookUrlException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tells webhooks of jobs' ends. All attempts for a job have the same message id, so that a receiver
 * can tell what it has seen before. Thread-safe.
 */
public final class WebhookNotifier implements Notifier {

  private final WebhookSender sender;
  private final RetrySchedule schedule;
  private final WebhookExceptions exceptions;
  private final InstantSource clock;

  public WebhookNotifier(
      WebhookSender sender,
      RetrySchedule schedule,
      WebhookExceptions exceptions,
      InstantSource clock) {
    this.sender = sender;
    this.schedule = schedule;
    this.exceptions = exceptions;
    this.clock = clock;
  }

  @Override
  public Notice tell(BulkJob job, Notice notice) {
    return switch (sent(job, notice)) {
      case Delivery.Delivered _ -> notice.arrived();
      case Delivery.Refused(String reason) -> notice.missed(reason, Optional.empty());
      case Delivery.Failed(String reason) ->
          notice.missed(reason, schedule.next(notice.attempts() + 1, clock.instant()));
    };
  }

  private Delivery sent(BulkJob job, Notice notice) {
    try {
      return sender.send(
          WebhookUrl.parse(notice.url(), exceptions),
          new WebhookMessage(job.jobId(), body(job)),
          new WebhookSecret(Base64.getDecoder().decode(notice.key())));
    } catch (WebhookUrlException e) {
      // What may be sent to has been narrowed since the job was made.
      return new Delivery.Refused(e.fault().description());
    }
  }

  private static String body(BulkJob job) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("job_id", job.jobId());
    data.put("operation", job.work().operation().wireName());
    data.put("state", job.state().wireName());
    data.put("rows_processed", job.counts().processed());
    data.put("rows_rejected", job.counts().rejected());
    data.put("rows_changed", job.counts().changed());
    job.error().ifPresent(error -> data.put("error", error));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "bulk_job.ended");
    job.endedAt().ifPresent(at -> body.put("timestamp", at.toString()));
    body.put("data", data);
    return Json.write(body);
  }
}
