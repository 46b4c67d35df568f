package dev.storehouse.local.aws.redshift;

import dev.storehouse.local.aws.port.Json;
import dev.storehouse.local.aws.redshift.statement.Target;
import dev.storehouse.local.aws.redshift.warehouse.Login;
import dev.storehouse.local.aws.redshift.warehouse.WarehouseId;
import dev.storehouse.local.aws.redshift.warehouse.Warehouses;
import dev.storehouse.local.aws.redshift.wire.DataApiException;
import dev.storehouse.local.aws.redshift.wire.Members;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads from requests where and as whom to connect. */
final class Targets {

  /** The members that make up a target. */
  static final Set<String> MEMBERS =
      Set.of("ClusterIdentifier", "WorkgroupName", "Database", "DbUser", "SecretArn");

  private static final Pattern CLUSTER = Pattern.compile("(?=.{1,63}$)[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final Pattern WORKGROUP =
      Pattern.compile(
          "[a-z0-9-]{3,63}|arn:aws[a-z-]*:redshift-serverless:[a-z0-9-]+:\\d{12}:workgroup/.+");

  private final Warehouses warehouses;
  private final Function<String, Optional<String>> secrets;

  Targets(Warehouses warehouses, Function<String, Optional<String>> secrets) {
    this.warehouses = warehouses;
    this.secrets = secrets;
  }

  /** The warehouse a request names, if it names one. */
  static Optional<WarehouseId> warehouse(Members request) {
    Optional<String> cluster = request.matching("ClusterIdentifier", CLUSTER);
    Optional<String> workgroup = request.matching("WorkgroupName", WORKGROUP);
    if (cluster.isPresent() && workgroup.isPresent()) {
      throw DataApiException.validation(
          "ClusterIdentifier and WorkgroupName cannot both be specified.");
    }
    return cluster.map(WarehouseId::cluster).or(() -> workgroup.map(WarehouseId::workgroup));
  }

  /** The whole target. */
  Target target(Members request) {
    WarehouseId warehouse =
        warehouse(request)
            .orElseThrow(
                () ->
                    DataApiException.validation(
                        "Either ClusterIdentifier or WorkgroupName must be specified."));
    warehouses.find(warehouse);
    Optional<String> user = request.text("DbUser");
    Optional<String> secret = request.text("SecretArn");
    if (user.isPresent() && secret.isPresent()) {
      throw DataApiException.validation("DbUser and SecretArn cannot both be specified.");
    }
    if (user.isPresent() && warehouse.kind() == WarehouseId.Kind.WORKGROUP) {
      throw DataApiException.validation("DbUser cannot be specified with WorkgroupName.");
    }
    String database =
        request
            .text("Database")
            .filter(name -> !name.isEmpty())
            .orElseThrow(() -> DataApiException.validation("Database must be specified."));
    Login login =
        secret
            .<Login>map(arn -> credentials(arn, warehouse))
            .orElseGet(() -> new Login.Temporary(user.orElseGet(warehouse::administrator)));
    return new Target(warehouse, database, login, secret);
  }

  private Login credentials(String arn, WarehouseId warehouse) {
    String text =
        secrets
            .apply(arn)
            .orElseThrow(
                () ->
                    DataApiException.validation(
                        "Secrets Manager can't find the specified secret."));
    Map<String, Object> secret;
    try {
      secret = Json.readObject(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw DataApiException.validation("The secret is not a JSON object.");
    }
    if (secret.get("username") instanceof String user
        && secret.get("password") instanceof String password) {
      if (secret.get("dbClusterIdentifier") instanceof String cluster
          && !warehouse.equals(WarehouseId.cluster(cluster))) {
        throw DataApiException.validation(
            "The cluster identifier does not match the one in the secret.");
      }
      return new Login.WithPassword(user, password);
    }
    throw DataApiException.validation("The secret has no username and password.");
  }
}
