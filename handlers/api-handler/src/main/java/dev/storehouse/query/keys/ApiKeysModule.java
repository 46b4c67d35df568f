package dev.storehouse.query.keys;

import dev.storehouse.http.Route;
import dev.storehouse.wiring.SharedModule;
import java.util.List;

/** Puts the API keys together. */
public final class ApiKeysModule {

  private static final int LIVE_KEYS_PER_TENANT = 100;

  private final SharedModule shared;

  /**
   * Makes the module.
   *
   * @param shared its environment gives {@code API_KEYS_TABLE}, and perhaps {@code
   *     API_KEYS_PER_TENANT}: how many live keys a tenant may have, 100 unless told otherwise
   */
  public ApiKeysModule(SharedModule shared) {
    this.shared = shared;
  }

  public List<Route> routes() {
    ApiKeys keys =
        new DynamoApiKeys(
            shared.dynamoDb(),
            shared.environment().required("API_KEYS_TABLE"),
            shared.replies(),
            shared.environment().integer("API_KEYS_PER_TENANT", LIVE_KEYS_PER_TENANT),
            shared.clock());
    return new ApiKeyRoutes(
            keys, shared.idempotency(), shared.cursors(), shared.identifiers(), shared.clock())
        .routes();
  }
}
