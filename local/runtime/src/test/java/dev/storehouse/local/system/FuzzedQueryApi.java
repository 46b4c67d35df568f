package dev.storehouse.local.system;

import dev.storehouse.local.LocalSystem;
import dev.storehouse.local.contract.ApiContract;
import dev.storehouse.local.contract.Audience;
import dev.storehouse.local.contract.Operation;
import dev.storehouse.local.seed.DemoTenant;
import dev.storehouse.local.seed.StoreClient;
import dev.storehouse.local.seed.TenantSeed;
import dev.storehouse.local.system.ApiClient.Answer;
import dev.storehouse.shared.identity.Scope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The query API under wrong requests, for a tenant of their own. */
final class FuzzedQueryApi implements FuzzTarget {

  /** Few, so that what is made of them is soon there already. */
  private static final List<String> NAMES = List.of("fuzz_1", "fuzz_2", "fuzz_3");

  private static final String DELETE_TENANT = "DELETE /v1/tenants/{tenant_id}";

  private final ApiClient query;
  private final ApiClient admin;
  private final ApiClient key;
  private final ApiClient sameKey;
  private final ApiClient otherKey;
  private final TenantKeys keys;
  private final Map<String, List<String>> objects = new HashMap<>();

  FuzzedQueryApi(LocalSystem system) {
    query = ApiClient.at(system.queryUrl());
    admin = query.as(new People(system).admin().accessToken());
    DemoTenant tenant = tenant(system);
    key = query.as(tenant.apiKey());
    sameKey = query.showing(Map.of("x-api-key", tenant.apiKey()));
    otherKey = query.as(system.tenants().getFirst().apiKey());
    keys = new TenantKeys(system, tenant);
    objects.put("sql", statements(tenant));
    objects.put("schema", List.of(tenant.schema(), "partners"));
    objects.put("table", List.of("shipments"));
    objects.put("owner_column", List.of("owner"));
    objects.put("name", NAMES);
    objects.put("query", statements(tenant));
    objects.put("object", List.of("nothing", tenant.schema() + ".nothing"));
    objects.put("job_id", List.of(job(), export()));
    save();
    putKey();
    putTenant();
  }

  private static DemoTenant tenant(LocalSystem system) {
    try (StoreClient store = new StoreClient(system.storeUrl());
        StoreClient query = new StoreClient(system.queryUrl())) {
      Map<String, String> shared =
          Map.of("schema", "partners", "table", "shipments", "owner_column", "owner");
      return new TenantSeed(store, query, system.identities().admin())
          .plant(
              List.of(new TenantSeed.Wish("Fuzz", "fuzz_tenant", "fuzz.example", false, shared)),
              (schema, user) -> {})
          .getFirst();
    }
  }

  private static List<String> statements(DemoTenant tenant) {
    return List.of(
        "SELECT 1 AS one",
        "SELECT :a AS a",
        "SELECT 1 / 0",
        "SELECT owner, count(*) FROM partners.shipments GROUP BY owner",
        "SELECT * FROM %s.nothing".formatted(tenant.schema()));
  }

  @Override
  public ApiContract contract() {
    return query.contract("/v1/openapi.json");
  }

  @Override
  public ApiClient caller(Operation operation, RandomGenerator random) {
    return switch (random.nextInt(12)) {
      case 0 -> query;
      case 1 -> query.as("shk_key_0_0");
      case 2 -> otherKey;
      case 3 -> query.showing(Map.of("x-api-key", "eyJhbGciOiJub25lIn0.e30."));
      default ->
          operation.audience() == Audience.Group.ADMIN ? admin(operation, random) : key(random);
    };
  }

  /** Seldom where it costs a tenant, for to make another takes a second. */
  private ApiClient admin(Operation operation, RandomGenerator random) {
    return operation.toString().equals(DELETE_TENANT) && random.nextInt(4) > 0 ? key : admin;
  }

  private ApiClient key(RandomGenerator random) {
    return random.nextBoolean() ? key : sameKey;
  }

  @Override
  public Map<String, List<String>> objects() {
    return objects;
  }

  @Override
  public List<String> cursors() {
    keys.create(Scope.QUERY_READ);
    return Stream.of(
            key.get("/v1/jobs?limit=1"),
            key.get("/v1/api-keys?limit=1"),
            admin.get("/v1/tenants?limit=1"))
        .map(page -> page.expect(200).text("next_cursor"))
        .toList();
  }

  @Override
  public void replaceWhatIsGone(FuzzedRequest request, Answer answer) {
    if (answer.status() >= 300) {
      return;
    }
    switch (request.method() + " " + request.operation().path()) {
      case "DELETE /v1/api-keys/{key_id}" -> putKey();
      case "DELETE /v1/saved-queries/{name}" -> save();
      case "DELETE /v1/bulk/jobs/{job_id}", "PATCH /v1/bulk/jobs/{job_id}" ->
          objects.put("job_id", List.of(job(), export()));
      case DELETE_TENANT -> putTenant();
      default -> {}
    }
  }

  private String job() {
    return key.post("/v1/queries", Map.of(), Map.of("sql", "SELECT 1 AS one"))
        .expect(200)
        .text("job_id");
  }

  private String export() {
    return key.post(
            "/v1/bulk/jobs", Map.of(), Map.of("operation", "query", "query", "SELECT 1 AS one"))
        .expect(201)
        .text("job_id");
  }

  private void putKey() {
    objects.put("key_id", List.of(keys.create(Scope.QUERY_RUN).keyId()));
  }

  /** What is there already is not made again. */
  private void save() {
    for (String name : NAMES.subList(1, NAMES.size())) {
      key.post(
          "/v1/saved-queries",
          Map.of(),
          Map.of(
              "name", name, "sql", "SELECT :a AS a", "parameters", List.of(Map.of("name", "a"))));
    }
  }

  private void putTenant() {
    objects.put(
        "tenant_id",
        List.of(
            admin
                .post("/v1/tenants", Map.of(), Map.of("name", UUID.randomUUID().toString()))
                .expect(201)
                .text("tenant_id")));
  }
}
