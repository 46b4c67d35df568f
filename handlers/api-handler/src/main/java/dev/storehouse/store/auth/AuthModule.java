package dev.storehouse.store.auth;

import dev.storehouse.http.Route;
import dev.storehouse.idempotency.Idempotency;
import dev.storehouse.shared.config.Environment;
import dev.storehouse.shared.identity.token.AccessTokenIssuer;
import dev.storehouse.shared.secret.KeyedHash;
import dev.storehouse.shared.tables.Transactions;
import dev.storehouse.shared.time.Identifiers;
import dev.storehouse.store.passwords.PasswordHasher;
import dev.storehouse.store.users.Accounts;
import dev.storehouse.store.users.Users;
import dev.storehouse.throttle.DynamoAttempts;
import dev.storehouse.throttle.Rate;
import dev.storehouse.throttle.RateLimit;
import dev.storehouse.throttle.TokenBuckets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Puts registration, login and passwords together. */
public final class AuthModule {

  private static final int CAPACITY = 2000;
  private static final int PER_SECOND = 50;

  private final List<Route> routes = new ArrayList<>();

  /**
   * Makes the routes.
   *
   * @param environment gives the tables, and {@code AUTH_RATE_CAPACITY} and {@code
   *     AUTH_RATE_PER_SECOND}: registrations and, apart from them, logins of one source
   */
  public AuthModule(
      Environment environment,
      DynamoDbClient client,
      DynamoDbEnhancedClient enhanced,
      Transactions transactions,
      Users users,
      Accounts accounts,
      AccessTokenIssuer issuer,
      Idempotency idempotency,
      TokenBuckets buckets,
      KeyedHash hash,
      Identifiers identifiers,
      InstantSource clock) {
    String throttlesTable = environment.required("THROTTLES_TABLE");
    Rate rate =
        new Rate(
            environment.integer("AUTH_RATE_CAPACITY", CAPACITY),
            environment.integer("AUTH_RATE_PER_SECOND", PER_SECOND));
    PasswordHasher hasher = new PasswordHasher();
    LoginThrottle throttle =
        new LoginThrottle(
            new DynamoAttempts(client, throttlesTable, clock),
            new DynamoFamiliarSources(client, throttlesTable, clock),
            hash);
    PasswordCheck passwords = new PasswordCheck(throttle, hasher);
    Logins logins =
        new DynamoLogins(
            enhanced,
            environment.required("LOGINS_TABLE"),
            environment.required("USERS_TABLE"),
            transactions);
    LoginDesk desk =
        new LoginDesk(users, logins, issuer, new RefreshTokens(hash), identifiers, clock);
    routes.addAll(
        new RegistrationRoutes(
                accounts,
                hasher,
                throttle,
                idempotency,
                RateLimit.perSource(buckets, rate, "register"),
                identifiers,
                clock)
            .routes());
    RateLimit loginsLimit = RateLimit.perSource(buckets, rate, "login");
    routes.addAll(new LoginRoutes(users, passwords, hasher, desk, loginsLimit).routes());
    routes.addAll(new PasswordRoutes(users, logins, passwords, hasher, clock).routes());
  }

  public List<Route> routes() {
    return List.copyOf(routes);
  }
}
