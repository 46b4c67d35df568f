package dev.storehouse.local;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.storehouse.local.aws.LocalAws;
import dev.storehouse.local.aws.redshift.RedshiftEngine;
import dev.storehouse.local.aws.redshift.warehouse.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The warehouse of this machine, as a stack beside the template would make it: a serverless
 * workgroup, and the secret of its administrator.
 */
final class LocalWarehouse {

  /** Known before the secret is made, since the template is given it. */
  static final String SECRET_ARN =
      "arn:aws:secretsmanager:%s:000000000000:secret:storehouse/warehouse-3kW9aT"
          .formatted(LocalStack.REGION);

  private static final int PASSWORD_BYTES = 24;
  private static final SecureRandom RANDOM = new SecureRandom();

  private LocalWarehouse() {}

  /** The parameters of the template that lead to it. */
  static Map<String, String> parameters() {
    return Map.of(
        "WarehouseKind",
        "serverless",
        "WarehouseName",
        RedshiftEngine.WORKGROUP.name(),
        "WarehouseDatabase",
        Warehouse.DATABASE,
        "WarehouseSecretArn",
        SECRET_ARN);
  }

  /**
   * Starts its database, and gives the administrator the password of the secret, which is random
   * and as lasting as the other secrets.
   */
  static Warehouse start(LocalAws aws) {
    Warehouse warehouse = aws.redshift().warehouse(RedshiftEngine.WORKGROUP);
    String secret = aws.secrets().provide(SECRET_ARN, () -> secret(warehouse.id().administrator()));
    warehouse.administratorPassword(password(secret));
    return warehouse;
  }

  private static String secret(String administrator) {
    byte[] password = new byte[PASSWORD_BYTES];
    RANDOM.nextBytes(password);
    Map<String, String> secret = new LinkedHashMap<>();
    secret.put("username", administrator);
    secret.put("password", Base64.getUrlEncoder().encodeToString(password));
    secret.put("engine", "redshift");
    secret.put("dbName", Warehouse.DATABASE);
    try {
      return JSON.std.asString(secret);
    } catch (IOException e) {
      throw new UncheckedIOException("a secret could not be written", e);
    }
  }

  private static String password(String secret) {
    try {
      return String.valueOf(JSON.std.mapFrom(secret).get("password"));
    } catch (IOException e) {
      throw new UncheckedIOException("the secret %s is no JSON".formatted(SECRET_ARN), e);
    }
  }
}
