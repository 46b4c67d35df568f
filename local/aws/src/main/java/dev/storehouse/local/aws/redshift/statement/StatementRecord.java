package dev.storehouse.local.aws.redshift.statement;

import dev.storehouse.local.aws.redshift.result.ResultFormat;
import dev.storehouse.local.aws.redshift.result.StoredResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A statement in the journal. */
final class StatementRecord {

  private StatementRecord() {}

  static Map<String, Object> write(Statement.View view) {
    Submission submission = view.submission();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", view.id());
    fields.put("batch", submission.batch());
    fields.put("mode", submission.mode().name());
    fields.put("target", TargetRecord.write(submission.target()));
    fields.put("parameters", submission.parameters());
    submission.name().ifPresent(name -> fields.put("name", name));
    fields.put("withEvent", submission.withEvent());
    submission.clientToken().ifPresent(token -> fields.put("clientToken", token));
    fields.put("format", submission.format().name());
    submission.keepAlive().ifPresent(time -> fields.put("keepAlive", time.toSeconds()));
    view.sessionId().ifPresent(id -> fields.put("session", id));
    fields.put("created", view.created().toString());
    fields.put("updated", view.updated().toString());
    fields.put("status", view.status().name());
    fields.put("duration", view.duration().toNanos());
    view.error().ifPresent(error -> fields.put("error", error));
    fields.put("pid", view.pid());
    view.committing().ifPresent(transaction -> fields.put("committing", transaction));
    fields.put("parts", view.parts().stream().map(StatementRecord::part).toList());
    return fields;
  }

  private static Map<String, Object> part(Part part) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", part.id());
    fields.put("sql", part.sql());
    fields.put("status", part.status().name());
    fields.put("created", part.created().toString());
    fields.put("updated", part.updated().toString());
    fields.put("duration", part.duration().toNanos());
    part.error().ifPresent(error -> fields.put("error", error));
    fields.put("rows", part.rows());
    fields.put("size", part.size());
    fields.put("queryId", part.queryId());
    part.result().ifPresent(result -> fields.put("result", result.shape()));
    return fields;
  }

  /**
   * @param results the directory of the results
   */
  static Statement.View read(Map<String, Object> members, Path results) {
    Fields fields = new Fields(members);
    List<Part> parts =
        Fields.list(fields.object("parts")).stream().map(part -> part(part, results)).toList();
    Map<String, String> parameters = new LinkedHashMap<>();
    Fields.of(fields.object("parameters"))
        .members()
        .forEach((name, value) -> parameters.put(name, String.valueOf(value)));
    Submission submission =
        new Submission(
            parts.stream().map(Part::sql).toList(),
            fields.flag("batch"),
            fields.constant("mode", Submission.ExecutionMode.class),
            TargetRecord.read(Fields.of(fields.object("target"))),
            parameters,
            fields.optionalText("name"),
            fields.flag("withEvent"),
            fields.optionalText("clientToken"),
            fields.constant("format", ResultFormat.class),
            fields
                .optional("keepAlive")
                .map(time -> Duration.ofSeconds(((Number) time).longValue())),
            fields.optionalText("session"));
    return new Statement.View(
        fields.text("id"),
        submission,
        fields.optionalText("session"),
        fields.instant("created"),
        fields.instant("updated"),
        fields.constant("status", Status.class),
        Duration.ofNanos(fields.number("duration")),
        fields.optionalText("error"),
        fields.number("pid"),
        fields.optionalText("committing"),
        parts);
  }

  private static Part part(Fields fields, Path results) {
    Optional<StoredResult> result =
        fields
            .optional("result")
            .map(shape -> StoredResult.read(Fields.of(shape).members(), results));
    return new Part(
        fields.text("id"),
        fields.text("sql"),
        fields.constant("status", Status.class),
        fields.instant("created"),
        fields.instant("updated"),
        Duration.ofNanos(fields.number("duration")),
        fields.optionalText("error"),
        fields.number("rows"),
        fields.number("size"),
        fields.number("queryId"),
        result);
  }
}
