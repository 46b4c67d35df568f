package dev.storehouse.local.aws.junit;

import dev.storehouse.local.aws.redshift.RedshiftEngine;
import java.net.URI;
import java.util.Map;

/**
 * A warehouse behind the Redshift Data API, beside Secrets Manager on the same endpoint.
 *
 * @param endpoint what clients take as {@code AWS_ENDPOINT_URL}
 * @param workgroup the name of the workgroup
 * @param database a database of the workgroup, the administrator's own
 * @param secretArn the secret with the administrator's name and password
 * @param engine for troubles, the clock and completion events
 */
public record RedshiftSandbox(
    URI endpoint, String workgroup, String database, String secretArn, RedshiftEngine engine) {

  /** What every AWS client needs to find the endpoint: endpoint, region, credentials. */
  public Map<String, String> clientEnvironment() {
    return Map.of(
        "AWS_ENDPOINT_URL",
        endpoint.toString(),
        "AWS_REGION",
        RedshiftExtension.REGION,
        "AWS_ACCESS_KEY_ID",
        "local",
        "AWS_SECRET_ACCESS_KEY",
        "local");
  }
}
