package dev.storehouse.query.tenants;

import dev.storehouse.http.Route;
import dev.storehouse.shared.config.AwsClients;
import dev.storehouse.shared.config.Environment;
import dev.storehouse.warehouse.bulk.WarehouseRole;
import dev.storehouse.warehouse.statement.NoWarehouse;
import dev.storehouse.warehouse.statement.Statements;
import dev.storehouse.wiring.SharedModule;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.regions.Region;

/** Puts tenants together. Thread-safe. */
public final class TenantsModule {

  /** What Redshift takes at once (Amazon Redshift Management Guide, "Quotas"). */
  private static final int STATEMENTS = 500;

  private static final Duration READ_TIMEOUT = Duration.ofSeconds(8);

  private final SharedModule shared;
  private final Statements statements;
  private final GatewayKeys gatewayKeys;
  private final Predicate<String> hasRunningJobs;

  /**
   * Takes what tenants stand on.
   *
   * @param statements of the warehouse
   * @param hasRunningJobs whether the tenant of an id has jobs that run
   */
  public TenantsModule(
      SharedModule shared,
      Statements statements,
      GatewayKeys gatewayKeys,
      Predicate<String> hasRunningJobs) {
    this.shared = shared;
    this.statements = statements;
    this.gatewayKeys = gatewayKeys;
    this.hasRunningJobs = hasRunningJobs;
  }

  /**
   * The gateway's keys, in the usage plan that {@code USAGE_PLAN_NAME} names. A call ends within
   * ten seconds.
   */
  public static GatewayKeys gatewayKeys(SharedModule shared) {
    Environment environment = shared.environment();
    Region region = Region.of(environment.required("AWS_REGION"));
    URI endpoint =
        environment
            .optional("AWS_ENDPOINT_URL")
            .map(URI::create)
            .orElseGet(
                () ->
                    URI.create(
                        "https://apigateway.%s.%s"
                            .formatted(region.id(), region.metadata().partition().dnsSuffix())));
    return new ApiGatewayKeys(
        new ApiGatewayCalls(
            AwsClients.http(READ_TIMEOUT),
            shared.dynamoDb().serviceClientConfiguration().credentialsProvider(),
            endpoint,
            region.id()),
        environment.required("USAGE_PLAN_NAME"));
  }

  /** The routes below {@code /v1/tenants}. */
  public List<Route> routes() {
    Environment environment = shared.environment();
    Optional<String> secretArn = environment.optional("WAREHOUSE_SECRET_ARN");
    Administrator administrator =
        new Administrator(
            secretArn.isPresent() ? statements : new NoWarehouse(), secretArn.orElse(""));
    Catalogue catalogue = new Catalogue(administrator);
    TenantRegister register =
        new DynamoTenantRegister(
            shared.dynamoDb(),
            shared.enhanced(),
            environment.required("TENANTS_TABLE"),
            shared.replies(),
            shared.clock(),
            environment.integer("WAREHOUSE_STATEMENT_LIMIT", STATEMENTS));
    Provisioning provisioning =
        new Provisioning(
            new SecretsManagerTenantSecrets(
                shared.secretsManager(), environment.required("TENANT_SECRET_PREFIX")),
            new WarehouseAccess(
                administrator,
                catalogue,
                environment.optional("WAREHOUSE_DATABASE").orElse("dev"),
                environment.optional("WAREHOUSE_BULK_ROLE_ARN").map(WarehouseRole::new)),
            gatewayKeys);
    return new TenantRoutes(
            register,
            new TenantDesk(register, provisioning, catalogue, shared.identifiers(), shared.clock()),
            hasRunningJobs,
            shared.idempotency(),
            shared.cursors())
        .routes();
  }
}
