package dev.storehouse.local.aws.redshift;

import dev.storehouse.local.aws.redshift.statement.Part;
import dev.storehouse.local.aws.redshift.statement.Sessions;
import dev.storehouse.local.aws.redshift.statement.Statement;
import dev.storehouse.local.aws.redshift.statement.Submission;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The shapes of answers about statements and sessions. */
final class Shapes {

  private static final long UNKNOWN = -1;

  private Shapes() {}

  /** Seconds since the epoch, as the JSON protocol writes times. */
  static BigDecimal seconds(Instant instant) {
    return BigDecimal.valueOf(instant.toEpochMilli(), 3);
  }

  static Map<String, Object> submitted(Statement.View view) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("Id", view.id());
    shape.put("CreatedAt", seconds(view.created()));
    view.submission().target().into(shape);
    shape.put("DbGroups", List.of());
    view.sessionId().ifPresent(id -> shape.put("SessionId", id));
    shape.put("Status", view.status().name());
    if (view.pid() > 0) {
      shape.put("RedshiftPid", view.pid());
    }
    if (view.status().terminal()) {
      shape.put("HasResultSet", view.hasResultSet());
    }
    return shape;
  }

  static Map<String, Object> described(Statement.View view) {
    Submission submission = view.submission();
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("Id", view.id());
    submission.target().into(shape);
    shape.put("Status", view.status().name());
    shape.put("CreatedAt", seconds(view.created()));
    shape.put("UpdatedAt", seconds(view.updated()));
    shape.put("Duration", view.duration().toNanos());
    view.error().ifPresent(text -> shape.put("Error", text));
    shape.put("HasResultSet", view.hasResultSet());
    shape.put("RedshiftPid", view.pid());
    shape.put("ResultFormat", submission.format().name());
    view.sessionId().ifPresent(id -> shape.put("SessionId", id));
    if (!submission.parameters().isEmpty()) {
      shape.put("QueryParameters", parameters(submission));
    }
    if (submission.batch()) {
      shape.put("ExecutionMode", submission.mode().name());
      shape.put("RedshiftQueryId", 0);
      shape.put("ResultRows", UNKNOWN);
      shape.put("ResultSize", UNKNOWN);
      shape.put("SubStatements", view.parts().stream().map(Shapes::part).toList());
    } else {
      Part part = view.parts().getFirst();
      shape.put("QueryString", part.sql());
      shape.put("RedshiftQueryId", part.queryId());
      shape.put("ResultRows", part.rows());
      shape.put("ResultSize", part.size());
    }
    return shape;
  }

  static Map<String, Object> part(Part part) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("Id", part.id());
    shape.put("Status", part.status().name());
    shape.put("CreatedAt", seconds(part.created()));
    shape.put("UpdatedAt", seconds(part.updated()));
    shape.put("Duration", part.duration().toNanos());
    part.error().ifPresent(text -> shape.put("Error", text));
    shape.put("HasResultSet", part.result().isPresent());
    shape.put("QueryString", part.sql());
    shape.put("RedshiftQueryId", part.queryId());
    shape.put("ResultRows", part.rows());
    shape.put("ResultSize", part.size());
    return shape;
  }

  static Map<String, Object> listed(Statement.View view) {
    Submission submission = view.submission();
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("Id", view.id());
    shape.put("Status", view.status().name());
    shape.put("CreatedAt", seconds(view.created()));
    shape.put("UpdatedAt", seconds(view.updated()));
    submission.name().ifPresent(name -> shape.put("StatementName", name));
    submission.target().secretArn().ifPresent(arn -> shape.put("SecretArn", arn));
    shape.put("IsBatchStatement", submission.batch());
    if (submission.batch()) {
      shape.put("QueryStrings", submission.sqls());
    } else {
      shape.put("QueryString", submission.sqls().getFirst());
    }
    if (!submission.parameters().isEmpty()) {
      shape.put("QueryParameters", parameters(submission));
    }
    shape.put("ResultFormat", submission.format().name());
    view.sessionId().ifPresent(id -> shape.put("SessionId", id));
    return shape;
  }

  static Map<String, Object> session(Sessions.View session) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("SessionId", session.id());
    shape.put("Status", session.status().name());
    shape.put("CreatedAt", seconds(session.created()));
    shape.put("UpdatedAt", seconds(session.updated()));
    session.target().warehouse().into(shape);
    shape.put("Database", session.target().database());
    shape.put("DbUser", session.target().login().user());
    shape.put("SessionAliveSeconds", session.keepAlive().toSeconds());
    shape.put("SessionTtl", seconds(session.expires()));
    session.current().ifPresent(id -> shape.put("CurrentStatementId", id));
    return shape;
  }

  private static List<Map<String, String>> parameters(Submission submission) {
    return submission.parameters().entrySet().stream()
        .map(parameter -> Map.of("name", parameter.getKey(), "value", parameter.getValue()))
        .toList();
  }
}
