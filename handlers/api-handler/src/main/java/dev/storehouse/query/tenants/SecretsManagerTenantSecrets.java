package dev.storehouse.query.tenants;

import dev.storehouse.shared.json.Json;
import dev.storehouse.shared.json.JsonSyntaxException;
import dev.storehouse.warehouse.tenant.Tenant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

/**
 * Tenants' secrets in AWS Secrets Manager, in the form the Data API wants them. Thread-safe.
 *
 * <p>A secret comes before its user: whoever carries on a provisioning finds the password that the
 * user has or is to get.
 */
final class SecretsManagerTenantSecrets implements TenantSecrets {

  private static final long RECOVERY_DAYS = 7;

  private final SecretsManagerClient client;
  private final String prefix;

  SecretsManagerTenantSecrets(SecretsManagerClient client, String prefix) {
    this.client = client;
    this.prefix = prefix;
  }

  @Override
  public Held ensure(Tenant tenant, TenantUser user) {
    return find(tenant, user).orElseGet(() -> create(tenant, user));
  }

  private Held create(Tenant tenant, TenantUser user) {
    DatabasePassword password = DatabasePassword.random();
    String value = Json.write(Map.of("username", user.of(tenant), "password", password.text()));
    try {
      String arn =
          client
              .createSecret(
                  request ->
                      request
                          .name(nameOf(tenant, user))
                          .description("Database user of a Storehouse tenant")
                          .secretString(value)
                          .tags(
                              Tag.builder()
                                  .key("storehouse:tenant")
                                  .value(tenant.tenantId())
                                  .build()))
              .arn();
      return new Held(arn, password);
    } catch (ResourceExistsException e) {
      // Another request has just made it.
      return find(tenant, user).orElseThrow(() -> e);
    }
  }

  private Optional<Held> find(Tenant tenant, TenantUser user) {
    try {
      GetSecretValueResponse found =
          client.getSecretValue(request -> request.secretId(nameOf(tenant, user)));
      Object password = Json.readObject(found.secretString()).get("password");
      return Optional.of(new Held(found.arn(), new DatabasePassword(String.valueOf(password))));
    } catch (ResourceNotFoundException e) {
      return Optional.empty();
    } catch (JsonSyntaxException e) {
      throw new IllegalStateException("a tenant's secret is not a JSON object", e);
    }
  }

  @Override
  public void remove(Tenant tenant) {
    for (TenantUser user : TenantUser.values()) {
      remove(nameOf(tenant, user));
    }
  }

  private void remove(String name) {
    try {
      DescribeSecretResponse found = client.describeSecret(request -> request.secretId(name));
      if (found.deletedDate() == null) {
        client.deleteSecret(request -> request.secretId(name).recoveryWindowInDays(RECOVERY_DAYS));
      }
    } catch (ResourceNotFoundException e) {
      // It never was, or is gone for good.
      return;
    }
  }

  private String nameOf(Tenant tenant, TenantUser user) {
    return prefix + tenant.tenantId() + user.secretSuffix();
  }
}
