package dev.storehouse.local.aws.redshift;

import dev.storehouse.local.aws.redshift.statement.Part;
import dev.storehouse.local.aws.redshift.statement.Statement;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What EventBridge is told when a statement run with {@code WithEvent} has ended.
 *
 * @param detail as AWS writes it (Amazon Redshift Management Guide, "Monitoring events for the Data
 *     API in Amazon EventBridge")
 */
public record CompletionEvent(String id, Instant time, Map<String, Object> detail) {

  /** The {@code source} of the event. */
  public static final String SOURCE = "aws.redshift-data";

  /** The {@code detail-type} of the event. */
  public static final String DETAIL_TYPE = "Redshift Data Statement Status Change";

  static CompletionEvent of(String id, Statement.View view, Instant expires) {
    Map<String, Object> detail = new LinkedHashMap<>();
    Part last = view.parts().getLast();
    detail.put("principal", "arn:aws:iam::000000000000:root");
    view.submission().name().ifPresent(name -> detail.put("statementName", name));
    detail.put("statementId", view.id());
    detail.put("redshiftQueryId", last.queryId());
    detail.put("state", view.status().name());
    detail.put("rows", last.rows());
    detail.put("expireAt", expires.getEpochSecond());
    return new CompletionEvent(id, view.updated(), detail);
  }
}
