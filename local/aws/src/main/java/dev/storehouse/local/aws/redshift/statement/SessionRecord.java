package dev.storehouse.local.aws.redshift.statement;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A session in the journal. */
final class SessionRecord {

  private SessionRecord() {}

  static Map<String, Object> write(Sessions.View view) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", view.id());
    fields.put("status", view.status().name());
    fields.put("target", TargetRecord.write(view.target()));
    fields.put("created", view.created().toString());
    fields.put("updated", view.updated().toString());
    fields.put("keepAlive", view.keepAlive().toSeconds());
    return fields;
  }

  static Sessions.View read(Map<String, Object> members) {
    Fields fields = new Fields(members);
    Duration keepAlive = Duration.ofSeconds(fields.number("keepAlive"));
    return new Sessions.View(
        fields.text("id"),
        fields.constant("status", Sessions.SessionStatus.class),
        TargetRecord.read(Fields.of(fields.object("target"))),
        fields.instant("created"),
        fields.instant("updated"),
        keepAlive,
        fields.instant("updated").plus(keepAlive),
        Optional.empty());
  }
}
