package dev.storehouse.shared.identity;

/**
 * The value by which API Gateway finds a tenant's usage plan: the tenant's gateway key is made with
 * it, and the authorizer answers it as {@code usageIdentifierKey}. It is no credential: nobody is
 * let in for it.
 */
public final class UsageIdentifier {

  private static final String PREFIX = "storehouse-usage-";
  // API Gateway takes key values of 20 to 128 characters (API Gateway Developer Guide, quotas).
  private static final int LEAST = 20;
  private static final int MOST = 128;

  private UsageIdentifier() {}

  /**
   * The value of a tenant.
   *
   * @throws IllegalArgumentException if the tenant's id is not 3 to 111 characters long
   */
  public static String of(String tenantId) {
    String value = PREFIX + tenantId;
    if (value.length() < LEAST || value.length() > MOST) {
      throw new IllegalArgumentException("tenant id of a length no gateway key can carry");
    }
    return value;
  }
}
