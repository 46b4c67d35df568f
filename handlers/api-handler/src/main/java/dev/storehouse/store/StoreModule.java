package dev.storehouse.store;

import dev.storehouse.http.Application;
import dev.storehouse.http.HttpApiAdapter;
import dev.storehouse.http.RequestLog;
import dev.storehouse.http.Route;
import dev.storehouse.http.Router;
import dev.storehouse.shared.config.Environment;
import dev.storehouse.shared.identity.authentication.Authenticator;
import dev.storehouse.shared.identity.keys.Jwks;
import dev.storehouse.shared.identity.keys.PublishedKeys;
import dev.storehouse.shared.identity.keys.SigningKeySecret;
import dev.storehouse.shared.identity.keys.SigningKeys;
import dev.storehouse.shared.identity.keys.VerificationKeys;
import dev.storehouse.wiring.SharedModule;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Puts the store together: the one place that knows every part. */
final class StoreModule {

  private final SharedModule shared;
  private final PublishedKeys publishedKeys;
  private final VerificationKeys verificationKeys;
  private final SigningKeys signingKeys;

  StoreModule(Environment environment) {
    shared = SharedModule.of(environment, Clock.systemUTC());
    publishedKeys =
        new PublishedKeys(shared.dynamoDb(), environment.required("SIGNING_KEYS_TABLE"));
    verificationKeys = new VerificationKeys(publishedKeys, shared.clock());
    signingKeys =
        new SigningKeys(
            new SigningKeySecret(
                shared.secretsManager(), environment.required("SIGNING_KEY_SECRET_ARN")),
            verificationKeys,
            shared.clock());
  }

  HttpApiAdapter adapter() {
    return new HttpApiAdapter(
        Authenticator.ofUsers(
            shared.environment(), shared.dynamoDb(), verificationKeys, shared.clock()));
  }

  Application application() {
    return new Application(
        new Router(routes()), new RequestLog(System.out::println), shared.clock());
  }

  /** Forgets what was fetched: for the moment after a snapshot is restored. */
  void forget() {
    shared.applicationSecret().forget();
    verificationKeys.forget();
    signingKeys.forget();
  }

  /** Every route of the store API. */
  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.addAll(new PublicRoutes(new Jwks(publishedKeys, shared.clock())).routes());
    routes.addAll(new IdentityModule(shared, signingKeys).routes());
    routes.addAll(new ShopModule(shared).routes());
    return routes;
  }
}
