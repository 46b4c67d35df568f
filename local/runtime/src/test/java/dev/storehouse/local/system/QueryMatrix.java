package dev.storehouse.local.system;

import dev.storehouse.local.LocalSystem;
import dev.storehouse.local.seed.DemoTenant;
import dev.storehouse.local.system.Caller.Standing;
import dev.storehouse.local.system.People.Person;
import dev.storehouse.local.system.TenantKeys.Key;
import dev.storehouse.shared.identity.Scope;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The matrix of the query API: tenants' users and keys, and administrators of the platform. */
final class QueryMatrix {

  private static final String ROWS =
      """
      200 GET /v1/health
      200 GET /v1/openapi.json
      422 POST /v1/queries
      422 POST /v1/queries:explain
      200 GET /v1/jobs
      200 GET /v1/jobs/{job_id}
      200 DELETE /v1/jobs/{job_id}
      200 GET /v1/jobs/{job_id}/results
      422 POST /v1/bulk/jobs
      200 GET /v1/bulk/jobs
      200 GET /v1/bulk/jobs/{job_id}
      409 PATCH /v1/bulk/jobs/{job_id}
      200 DELETE /v1/bulk/jobs/{job_id}
      409 GET /v1/bulk/jobs/{job_id}/upload-url
      409 GET /v1/bulk/jobs/{job_id}/results
      200 GET /v1/bulk/jobs/{job_id}/failed-results
      422 POST /v1/api-keys
      200 GET /v1/api-keys
      412 DELETE /v1/api-keys/{key_id}
      412 POST /v1/api-keys/{key_id}/rotate
      200 GET /v1/catalog/schemas
      200 GET /v1/catalog/schemas/{schema}/tables
      200 GET /v1/catalog/schemas/{schema}/tables/{table}
      200 GET /v1/usage
      422 POST /v1/saved-queries
      200 GET /v1/saved-queries
      200 GET /v1/saved-queries/{name}
      412 PUT /v1/saved-queries/{name}
      412 DELETE /v1/saved-queries/{name}
      200 POST /v1/saved-queries/{name}/runs
      200 GET /v1/tenants
      422 POST /v1/tenants
      200 GET /v1/tenants/{tenant_id}
      412 PATCH /v1/tenants/{tenant_id}
      412 DELETE /v1/tenants/{tenant_id}
      """;

  private static final Set<Scope> ALL = EnumSet.allOf(Scope.class);

  private final People people;
  private final ApiClient query;
  private final DemoTenant tenant;
  private final DemoTenant other;
  private final Person owner;
  private final TenantKeys keys;

  private QueryMatrix(LocalSystem system) {
    people = new People(system);
    query = ApiClient.at(system.queryUrl());
    tenant = system.tenants().getFirst();
    other = system.tenants().getLast();
    owner = people.loggedIn(tenant.user());
    keys = new TenantKeys(system, tenant);
  }

  static AuthorizationMatrix of(LocalSystem system) {
    QueryMatrix matrix = new QueryMatrix(system);
    return new AuthorizationMatrix(
        matrix.query,
        matrix.query.contract("/v1/openapi.json"),
        AuthorizationMatrix.rows(ROWS),
        matrix.callers(new TokenForge(system)),
        matrix.objects(),
        Set.of("job_id", "key_id", "schema", "table", "name"));
  }

  private List<Caller> callers(TokenForge forge) {
    List<Caller> callers = new ArrayList<>();
    callers.add(Caller.nobody());
    forge.bad(owner).forEach((name, token) -> callers.add(Caller.bad(name, token)));
    callers.add(Caller.bad("logged out", people.loggedOut(people.someone()).accessToken()));
    Person disabled = people.disabled(people.someone());
    callers.add(Caller.of("disabled", Standing.REFUSED, disabled.accessToken()));
    callers.add(Caller.member("forged well", ALL, true, forge.good(owner)));
    callers.add(Caller.member("user", ALL, true, owner.accessToken()));
    callers.add(
        Caller.member("other user", ALL, false, people.loggedIn(other.user()).accessToken()));
    callers.add(Caller.of("user without tenant", Standing.KNOWN, people.someone().accessToken()));
    callers.add(Caller.of("admin", Standing.ADMIN, people.admin().accessToken()));
    addKeys(callers);
    return callers;
  }

  private void addKeys(List<Caller> callers) {
    Caller key = Caller.member("key", ALL, true, tenant.apiKey());
    callers.add(key);
    callers.add(Caller.member("other tenant's key", ALL, false, other.apiKey()));
    for (Scope scope : Scope.values()) {
      Key narrow = keys.create(scope);
      callers.add(Caller.member("key of " + scope.wireName(), Set.of(scope), true, narrow.text()));
    }
    callers.add(Caller.bad("revoked key", keys.revoked().text()));
    callers.add(Caller.bad("expired key", keys.expired().text()));
    callers.add(Caller.bad("key of bad checksum", keys.create(Scope.QUERY_RUN).withBadChecksum()));
    callers.add(Caller.bad("key of other secret", keys.create(Scope.QUERY_RUN).withOtherSecret()));
    callers.add(key.sending("key in X-Api-Key", Map.of("x-api-key", tenant.apiKey())));
    callers.add(
        Caller.bad("two keys", tenant.apiKey())
            .sending(
                "two keys",
                Map.of("authorization", "Bearer " + tenant.apiKey(), "x-api-key", other.apiKey())));
    callers.add(
        Caller.bad("token in X-Api-Key", owner.accessToken())
            .sending("token in X-Api-Key", Map.of("x-api-key", owner.accessToken())));
  }

  private Map<String, String> objects() {
    ApiClient client = query.as(tenant.apiKey());
    Map<String, ?> saved =
        Map.of(
            "name",
            "matrix",
            "sql",
            "SELECT :day AS day",
            "parameters",
            List.of(Map.of("name", "day", "type", "date")));
    return Map.of(
        "job_id",
        client.post("/v1/queries", Map.of(), Map.of("sql", "SELECT 1 AS one")).text("job_id"),
        "/v1/bulk/jobs/{job_id}",
        abortedBulkJob(client),
        "key_id",
        keys.create(Scope.QUERY_READ).keyId(),
        "schema",
        tenant.schema(),
        "table",
        "sales",
        "name",
        client.post("/v1/saved-queries", Map.of(), saved).expect(201).text("name"),
        "tenant_id",
        tenant.tenantId());
  }

  /** One that has ended, so that asking for its end changes nothing. */
  private static String abortedBulkJob(ApiClient client) {
    Map<String, ?> load = Map.of("operation", "insert", "object", "sales");
    String jobId = client.post("/v1/bulk/jobs", Map.of(), load).expect(201).text("job_id");
    client.patch("/v1/bulk/jobs/" + jobId, Map.of("state", "Aborted")).expect(200);
    return jobId;
  }
}
