package dev.storehouse.store;

import dev.storehouse.http.Application;
import dev.storehouse.http.HttpApiAdapter;
import dev.storehouse.http.RequestLog;
import dev.storehouse.http.Route;
import dev.storehouse.http.Router;
import dev.storehouse.shared.config.AwsClients;
import dev.storehouse.shared.config.Environment;
import dev.storehouse.shared.identity.authentication.Authenticator;
import dev.storehouse.shared.identity.keys.Jwks;
import dev.storehouse.shared.identity.keys.PublishedKeys;
import dev.storehouse.shared.identity.keys.SigningKeySecret;
import dev.storehouse.shared.identity.keys.SigningKeys;
import dev.storehouse.shared.identity.keys.VerificationKeys;
import dev.storehouse.shared.identity.token.AccessTokenIssuer;
import dev.storehouse.shared.paging.CursorSealer;
import dev.storehouse.shared.secret.ApplicationSecret;
import dev.storehouse.shared.secret.KeyedHash;
import dev.storehouse.shared.tables.Transactions;
import dev.storehouse.shared.time.Identifiers;
import dev.storehouse.store.auth.AuthModule;
import dev.storehouse.store.idempotency.DynamoReplies;
import dev.storehouse.store.idempotency.Idempotency;
import dev.storehouse.store.orders.DynamoOrders;
import dev.storehouse.store.orders.OrderRoutes;
import dev.storehouse.store.products.DynamoProducts;
import dev.storehouse.store.products.DynamoStockLedger;
import dev.storehouse.store.products.ProductRoutes;
import dev.storehouse.store.products.StockRoutes;
import dev.storehouse.store.throttle.DynamoTokenBuckets;
import dev.storehouse.store.throttle.Rate;
import dev.storehouse.store.throttle.RateLimited;
import dev.storehouse.store.throttle.TokenBuckets;
import dev.storehouse.store.users.Accounts;
import dev.storehouse.store.users.DynamoAccounts;
import dev.storehouse.store.users.DynamoUsers;
import dev.storehouse.store.users.OwnUserRoutes;
import dev.storehouse.store.users.UserRoutes;
import dev.storehouse.store.users.Users;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Puts the store together: the one place that knows every part. */
final class StoreModule {

  private final Environment environment;
  private final Clock clock = Clock.systemUTC();
  private final DynamoDbClient dynamoDb;
  private final DynamoDbEnhancedClient enhanced;
  private final SecretsManagerClient secretsManager;
  private final ApplicationSecret applicationSecret;
  private final KeyedHash hash;
  private final CursorSealer cursors;
  private final Identifiers identifiers = new Identifiers(clock);
  private final Transactions transactions;
  private final DynamoReplies replies;
  private final Idempotency idempotency;
  private final TokenBuckets buckets;
  private final PublishedKeys publishedKeys;
  private final VerificationKeys verificationKeys;
  private final SigningKeys signingKeys;

  StoreModule(Environment environment) {
    this.environment = environment;
    AwsClients clients = new AwsClients(environment);
    dynamoDb = clients.dynamoDb();
    enhanced = DynamoDbEnhancedClient.builder().dynamoDbClient(dynamoDb).extensions().build();
    secretsManager = clients.secretsManager();
    applicationSecret =
        new ApplicationSecret(
            secretsManager, environment.required("APPLICATION_SECRET_ARN"), clock);
    hash = new KeyedHash(applicationSecret);
    cursors = new CursorSealer(hash);
    transactions = new Transactions(dynamoDb, clock);
    replies =
        new DynamoReplies(enhanced, environment.required("IDEMPOTENCY_TABLE"), transactions, clock);
    idempotency = new Idempotency(replies, hash, clock);
    buckets = new DynamoTokenBuckets(dynamoDb, environment.required("THROTTLES_TABLE"), clock);
    publishedKeys = new PublishedKeys(dynamoDb, environment.required("SIGNING_KEYS_TABLE"));
    verificationKeys = new VerificationKeys(publishedKeys, clock);
    signingKeys =
        new SigningKeys(
            new SigningKeySecret(secretsManager, environment.required("SIGNING_KEY_SECRET_ARN")),
            verificationKeys,
            clock);
  }

  HttpApiAdapter adapter() {
    return new HttpApiAdapter(Authenticator.of(environment, dynamoDb, verificationKeys, clock));
  }

  Application application() {
    return new Application(new Router(routes()), new RequestLog(System.out::println), clock);
  }

  /** Forgets what was fetched: for the moment after a snapshot is restored. */
  void forget() {
    applicationSecret.forget();
    verificationKeys.forget();
    signingKeys.forget();
  }

  /** Every route of the store API. */
  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.addAll(new PublicRoutes(new Jwks(publishedKeys, clock)).routes());
    routes.addAll(identityRoutes());
    routes.addAll(shopRoutes());
    return routes;
  }

  private List<Route> identityRoutes() {
    String usersTable = environment.required("USERS_TABLE");
    String emailsTable = environment.required("EMAILS_TABLE");
    Users users = new DynamoUsers(dynamoDb, enhanced, usersTable, emailsTable, clock);
    Accounts accounts = new DynamoAccounts(dynamoDb, usersTable, emailsTable, replies);
    AccessTokenIssuer issuer =
        new AccessTokenIssuer(
            signingKeys,
            environment.required("TOKEN_ISSUER"),
            environment.required("TOKEN_AUDIENCE"),
            clock);
    List<Route> routes = new ArrayList<>();
    routes.addAll(new OwnUserRoutes(users, accounts, clock).routes());
    routes.addAll(new UserRoutes(users, cursors, clock).routes());
    routes.addAll(
        new AuthModule(
                environment,
                dynamoDb,
                enhanced,
                transactions,
                users,
                accounts,
                issuer,
                idempotency,
                buckets,
                hash,
                identifiers,
                clock)
            .routes());
    return routes;
  }

  private List<Route> shopRoutes() {
    String productsTable = environment.required("PRODUCTS_TABLE");
    DynamoStockLedger ledger =
        new DynamoStockLedger(
            enhanced, environment.required("STOCK_MOVEMENTS_TABLE"), productsTable, replies);
    DynamoProducts products =
        new DynamoProducts(dynamoDb, enhanced, productsTable, ledger, replies, clock);
    DynamoOrders orders =
        new DynamoOrders(
            dynamoDb,
            enhanced,
            environment.required("ORDERS_TABLE"),
            ledger,
            replies,
            identifiers,
            clock);
    Currency currency = Currency.getInstance(environment.required("DEFAULT_CURRENCY"));
    List<Route> routes = new ArrayList<>();
    routes.addAll(
        new ProductRoutes(products, idempotency, cursors, identifiers, clock, currency).routes());
    routes.addAll(
        new StockRoutes(products, ledger, idempotency, cursors, identifiers, clock).routes());
    routes.addAll(
        new OrderRoutes(orders, products, idempotency, cursors, identifiers, clock)
            .routes().stream().map(this::limitPlacingOrders).toList());
    return routes;
  }

  private Route limitPlacingOrders(Route route) {
    if (!route.toString().equals("POST /orders")) {
      return route;
    }
    Rate rate =
        new Rate(
            environment.integer("ORDER_RATE_CAPACITY", 5000),
            environment.integer("ORDER_RATE_PER_SECOND", 100));
    return route.with(
        new RateLimited(
            buckets, rate, request -> "orders " + request.principal().userId(), route.endpoint()));
  }
}
