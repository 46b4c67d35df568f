package dev.storehouse.local.aws.redshift.statement;

import dev.storehouse.local.aws.redshift.warehouse.Login;
import dev.storehouse.local.aws.redshift.warehouse.WarehouseId;
import java.util.LinkedHashMap;
import java.util.Map;

/** A target in the journal, without the password: what ended never connects again. */
final class TargetRecord {

  private TargetRecord() {}

  static Map<String, Object> write(Target target) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("kind", target.warehouse().kind().name());
    fields.put("warehouse", target.warehouse().name());
    fields.put("database", target.database());
    fields.put("user", target.login().user());
    target.secretArn().ifPresent(arn -> fields.put("secret", arn));
    return fields;
  }

  static Target read(Fields fields) {
    return new Target(
        new WarehouseId(fields.constant("kind", WarehouseId.Kind.class), fields.text("warehouse")),
        fields.text("database"),
        new Login.Temporary(fields.text("user")),
        fields.optionalText("secret"));
  }
}
