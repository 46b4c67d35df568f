package dev.storehouse.local.seed;

import dev.storehouse.shared.identity.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;

/**
 * Plants the demo tenants the way people would: the platform's administrator makes each and a user
 * of it, and that user makes an API key. Planting half and once more gives the same tenants.
 */
public final class TenantSeed {

  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int CONFLICT = 409;
  private static final String API_KEY_NAME = "demo";

  /** A user, and what the store says of it. */
  private record Registered(Identity identity, Map<String, Object> account) {}

  private final StoreClient store;
  private final StoreClient query;
  private final Identity admin;

  /** A seed for one system, as its administrator. */
  public TenantSeed(StoreClient store, StoreClient query, Identity admin) {
    this.store = store;
    this.query = query;
    this.admin = admin;
  }

  /**
   * What a tenant is to be.
   *
   * @param domain of its users' addresses
   * @param readsStore whether it may read schema {@code store}
   * @param shared the shared table: {@code schema}, {@code table}, {@code owner_column}
   */
  public record Wish(
      String name, String schema, String domain, boolean readsStore, Map<String, String> shared) {}

  /**
   * Plants them: the tenants one after the other, as the warehouse may refuse two grants on one
   * thing at once, and their users meanwhile.
   *
   * @param furnish given the schema and the database user of each tenant that is there, while the
   *     next one is made
   * @throws IllegalStateException if the system answers otherwise than its contract says
   */
  public List<DemoTenant> plant(List<Wish> wishes, BiConsumer<String, String> furnish) {
    try (ExecutorService parallel = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Registered>> users =
          wishes.stream()
              .map(wish -> CompletableFuture.supplyAsync(() -> registered(wish), parallel))
              .toList();
      String token = login(admin);
      List<CompletableFuture<DemoTenant>> tenants = new ArrayList<>();
      for (int i = 0; i < wishes.size(); i++) {
        Map<String, Object> tenant = tenant(wishes.get(i), token);
        CompletableFuture<Void> furnished =
            CompletableFuture.runAsync(
                () -> furnish.accept(text(tenant, "schema"), text(tenant, "database_user")),
                parallel);
        tenants.add(
            users
                .get(i)
                .thenApplyAsync(user -> completed(tenant, user, token), parallel)
                .thenCombine(furnished, (completed, _) -> completed));
      }
      return tenants.stream().map(CompletableFuture::join).toList();
    }
  }

  private DemoTenant completed(Map<String, Object> tenant, Registered registered, String token) {
    String tenantId = text(tenant, "tenant_id");
    admit(registered, tenantId, token);
    return new DemoTenant(
        tenantId,
        text(tenant, "name"),
        text(tenant, "schema"),
        text(tenant, "database_user"),
        text(tenant, "secret_arn"),
        apiKey(registered.identity()),
        registered.identity());
  }

  private Map<String, Object> tenant(Wish wish, String token) {
    StoreClient.Answer listed = query.get("/v1/tenants?limit=100", bearer(token));
    expect(OK, listed, "list the tenants");
    if (listed.body().get("items") instanceof List<?> items) {
      for (Object item : items) {
        if (item instanceof Map<?, ?> known && wish.name().equals(known.get("name"))) {
          Map<String, Object> found = new LinkedHashMap<>();
          known.forEach((name, value) -> found.put(String.valueOf(name), value));
          return found;
        }
      }
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", wish.name());
    body.put("schema", wish.schema());
    body.put("shared", List.of(wish.shared()));
    body.put("reads_store", wish.readsStore());
    // The engine keeps connections of its own: a kept session would save nothing here.
    body.put("quota", Map.of("sessions", 0));
    StoreClient.Answer made =
        query.post(
            "/v1/tenants",
            body,
            "authorization",
            "Bearer " + token,
            "idempotency-key",
            "demo-tenant-" + wish.schema());
    expect(CREATED, made, "make the tenant " + wish.name());
    return made.body();
  }

  /** Nobody knows the password of a user of half a planting: another address takes over. */
  private Registered registered(Wish wish) {
    Identity user = Identity.random("analyst@" + wish.domain());
    StoreClient.Answer answer = store.post("/auth/register", user.fields());
    for (int i = 2; answer.status() == CONFLICT; i++) {
      user = Identity.random("analyst%d@%s".formatted(i, wish.domain()));
      answer = store.post("/auth/register", user.fields());
    }
    expect(CREATED, answer, "register " + user.email());
    return new Registered(user, answer.body());
  }

  private void admit(Registered registered, String tenantId, String token) {
    Map<String, Object> standing = new LinkedHashMap<>();
    standing.put("tenant_id", tenantId);
    standing.put("scopes", Arrays.stream(Scope.values()).map(Scope::wireName).toList());
    StoreClient.Answer changed =
        store.patch(
            "/users/" + text(registered.account(), "user_id"),
            standing,
            "authorization",
            "Bearer " + token,
            "if-match",
            "\"%s\"".formatted(registered.account().get("version")));
    expect(OK, changed, "let %s into the tenant".formatted(registered.identity().email()));
  }

  private String apiKey(Identity user) {
    StoreClient.Answer answer =
        query.post(
            "/v1/api-keys",
            Map.of(
                "name",
                API_KEY_NAME,
                "scopes",
                Arrays.stream(Scope.values()).map(Scope::wireName).toList()),
            bearer(login(user)));
    expect(CREATED, answer, "make an API key");
    return text(answer.body(), "api_key");
  }

  private String login(Identity identity) {
    StoreClient.Answer answer = store.post("/auth/login", identity.fields());
    expect(OK, answer, "log in as " + identity.email());
    return text(answer.body(), "access_token");
  }

  private static String[] bearer(String token) {
    return new String[] {"authorization", "Bearer " + token};
  }

  private static String text(Map<String, Object> body, String name) {
    if (body.get(name) instanceof String text) {
      return text;
    }
    throw new IllegalStateException("demo data: an answer without " + name);
  }

  private static void expect(int status, StoreClient.Answer answer, String what) {
    if (answer.status() != status) {
      throw new IllegalStateException(
          "demo data: could not %s: %d %s".formatted(what, answer.status(), answer.body()));
    }
  }
}
