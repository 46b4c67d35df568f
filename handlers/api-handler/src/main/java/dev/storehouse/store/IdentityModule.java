package dev.storehouse.store;

import dev.storehouse.http.Route;
import dev.storehouse.shared.config.Environment;
import dev.storehouse.shared.identity.keys.SigningKeys;
import dev.storehouse.shared.identity.token.AccessTokenIssuer;
import dev.storehouse.store.auth.AuthModule;
import dev.storehouse.store.users.Accounts;
import dev.storehouse.store.users.DynamoAccounts;
import dev.storehouse.store.users.DynamoUsers;
import dev.storehouse.store.users.OwnUserRoutes;
import dev.storehouse.store.users.UserRoutes;
import dev.storehouse.store.users.Users;
import dev.storehouse.wiring.SharedModule;
import java.util.ArrayList;
import java.util.List;

/** Puts users and their logins together. */
final class IdentityModule {

  private final SharedModule shared;
  private final SigningKeys signingKeys;

  IdentityModule(SharedModule shared, SigningKeys signingKeys) {
    this.shared = shared;
    this.signingKeys = signingKeys;
  }

  List<Route> routes() {
    Environment environment = shared.environment();
    String usersTable = environment.required("USERS_TABLE");
    String emailsTable = environment.required("EMAILS_TABLE");
    Users users =
        new DynamoUsers(
            shared.dynamoDb(), shared.enhanced(), usersTable, emailsTable, shared.clock());
    Accounts accounts =
        new DynamoAccounts(shared.dynamoDb(), usersTable, emailsTable, shared.replies());
    List<Route> routes = new ArrayList<>();
    routes.addAll(new OwnUserRoutes(users, accounts, shared.clock()).routes());
    routes.addAll(new UserRoutes(users, shared.cursors(), shared.clock()).routes());
    routes.addAll(authModule(users, accounts).routes());
    return routes;
  }

  private AuthModule authModule(Users users, Accounts accounts) {
    Environment environment = shared.environment();
    AccessTokenIssuer issuer =
        new AccessTokenIssuer(
            signingKeys,
            environment.required("TOKEN_ISSUER"),
            environment.required("TOKEN_AUDIENCE"),
            shared.clock());
    return new AuthModule(
        environment,
        shared.dynamoDb(),
        shared.enhanced(),
        shared.transactions(),
        users,
        accounts,
        issuer,
        shared.idempotency(),
        shared.buckets(),
        shared.hash(),
        shared.identifiers(),
        shared.clock());
  }
}
