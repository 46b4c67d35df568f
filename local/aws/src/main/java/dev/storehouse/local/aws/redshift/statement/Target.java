package dev.storehouse.local.aws.redshift.statement;

import dev.storehouse.local.aws.redshift.warehouse.Login;
import dev.storehouse.local.aws.redshift.warehouse.WarehouseId;
import java.util.Map;
import java.util.Optional;

/** Where and as whom a statement runs. */
public record Target(
    WarehouseId warehouse, String database, Login login, Optional<String> secretArn) {

  /** Puts the target's members into an answer. */
  public void into(Map<String, Object> answer) {
    warehouse.into(answer);
    answer.put("Database", database);
    secretArn.ifPresentOrElse(
        arn -> answer.put("SecretArn", arn), () -> answer.put("DbUser", login.user()));
  }
}
