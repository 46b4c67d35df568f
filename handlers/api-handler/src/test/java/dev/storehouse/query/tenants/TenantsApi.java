package dev.storehouse.query.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehouse.http.Method;
import dev.storehouse.http.Request;
import dev.storehouse.http.Response;
import dev.storehouse.http.Router;
import dev.storehouse.local.aws.junit.AwsSandbox;
import dev.storehouse.local.aws.redshift.warehouse.WarehouseId;
import dev.storehouse.shared.config.AwsClients;
import dev.storehouse.shared.config.Environment;
import dev.storehouse.shared.identity.Principal;
import dev.storehouse.shared.identity.Role;
import dev.storehouse.shared.identity.authentication.Authentication;
import dev.storehouse.shared.json.Json;
import dev.storehouse.shared.json.JsonSyntaxException;
import dev.storehouse.shared.problem.Problem;
import dev.storehouse.shared.problem.ProblemException;
import dev.storehouse.warehouse.statement.DataApiStatements;
import dev.storehouse.warehouse.statement.Execution;
import dev.storehouse.warehouse.statement.Statements;
import dev.storehouse.warehouse.statement.Submission;
import dev.storehouse.warehouse.statement.WarehouseTarget;
import dev.storehouse.warehouse.tenant.DynamoTenants;
import dev.storehouse.warehouse.tenant.Tenant;
import dev.storehouse.wiring.SharedModule;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;

/** Calls {@code /v1/tenants} on a warehouse of its own, and looks behind its back. */
final class TenantsApi {

  /** Keys as the gateway would hold them, in memory. */
  static final class RecordedKeys implements GatewayKeys {

    final Set<String> tenants = ConcurrentHashMap.newKeySet();

    @Override
    public void ensure(String tenantId) {
      tenants.add(tenantId);
    }

    @Override
    public void remove(String tenantId) {
      tenants.remove(tenantId);
    }
  }

  /** One answer, be it a problem. */
  record Reply(int status, Map<String, @Nullable Object> json, Map<String, String> headers) {

    Reply expect(int wanted) {
      assertThat(status).as("%s", json).isEqualTo(wanted);
      return this;
    }

    String text(String field) {
      return String.valueOf(json.get(field));
    }

    String path() {
      return Objects.requireNonNull(headers.get("Location"));
    }

    String tag() {
      return Objects.requireNonNull(headers.get("ETag"));
    }
  }

  final RecordedKeys keys = new RecordedKeys();
  final Set<String> busy = new HashSet<>();
  final SharedModule shared;
  final Statements statements;
  final RedshiftDataClient client;
  final String administratorSecret;
  private final Router router;

  TenantsApi(AwsSandbox aws, String workgroup, Map<String, String> settings, Faulty faults) {
    Map<String, String> variables = new HashMap<>(aws.environment("QueryFunction"));
    variables.put("WAREHOUSE_DATABASE", "dev");
    variables.putAll(settings);
    WarehouseId id = WarehouseId.workgroup(workgroup);
    String password = "Administrator_1";
    aws.redshift().warehouse(id).administratorPassword(password);
    administratorSecret =
        SharedModule.of(new Environment(variables), Clock.systemUTC())
            .secretsManager()
            .createSecret(
                request ->
                    request
                        .name("administrator-" + UUID.randomUUID())
                        .secretString(
                            Json.write(
                                Map.of("username", id.administrator(), "password", password))))
            .arn();
    variables.put("WAREHOUSE_SECRET_ARN", administratorSecret);
    Environment environment = new Environment(variables);
    shared = SharedModule.of(environment, Clock.systemUTC());
    client =
        new AwsClients(environment)
            .client(RedshiftDataClient.builder(), Duration.ofSeconds(60), Duration.ofSeconds(90));
    statements =
        new DataApiStatements(
            client, new WarehouseTarget(WarehouseTarget.Kind.SERVERLESS, workgroup, "dev"));
    router =
        new Router(
            new TenantsModule(shared, faults.around(statements), keys, busy::contains).routes());
  }

  static TenantsApi of(AwsSandbox aws, String workgroup) {
    return new TenantsApi(aws, workgroup, Map.of(), new Faulty());
  }

  Reply post(Map<String, ?> body) {
    return call(Method.POST, "/v1/tenants", Map.of(), body);
  }

  Reply get(String path) {
    return call(Method.GET, path, Map.of(), Map.of());
  }

  Reply patch(String path, String tag, Map<String, ?> body) {
    return call(Method.PATCH, path, Map.of("if-match", tag), body);
  }

  Reply delete(String path, String tag) {
    return call(Method.DELETE, path, Map.of("if-match", tag), Map.of());
  }

  Reply call(Method method, String target, Map<String, String> headers, Map<String, ?> body) {
    String[] parts = target.split("\\?", 2);
    Map<String, List<String>> query = new HashMap<>();
    if (parts.length == 2) {
      for (String pair : parts[1].split("&", -1)) {
        String[] both = pair.split("=", 2);
        query.put(both[0], List.of(both[1]));
      }
    }
    Map<String, String> all = new HashMap<>(headers);
    all.put("content-type", "application/json");
    Authentication admin =
        new Authentication.Authenticated(
            new Principal("usr_admin", Role.ADMIN, Optional.empty(), Set.of(), "lgn_1"));
    try {
      return reply(
          router.handle(
              new Request(
                  method,
                  parts[0],
                  Map.of(),
                  query,
                  all,
                  Json.write(body),
                  "req-1",
                  "192.0.2.1",
                  () -> Optional.of(admin),
                  () -> Duration.ofSeconds(25),
                  "application/json")));
    } catch (ProblemException e) {
      Problem problem = e.problem();
      Map<String, @Nullable Object> json = new HashMap<>(problem.extensions());
      json.put("code", problem.code().name());
      json.put("errors", problem.errors());
      return new Reply(problem.code().status(), json, problem.headers());
    }
  }

  private static Reply reply(Response response) {
    try {
      return new Reply(
          response.status(),
          response.body().isPresent() ? Json.readObject(response.body().get()) : Map.of(),
          response.headers());
    } catch (JsonSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The record that stands behind an answer. */
  Tenant tenant(Reply reply) {
    return new DynamoTenants(shared.enhanced(), shared.environment().required("TENANTS_TABLE"))
        .find(reply.text("tenant_id"))
        .orElseThrow();
  }

  /** The secret of the user that a tenant's bulk jobs run as. */
  String bulkSecret(Reply reply) {
    return tenant(reply).bulkSecretArn().orElseThrow();
  }

  /** How a statement of a database user ended. */
  Execution execute(String secretArn, String sql) {
    return statements.submit(
        new Submission(
            sql,
            List.of(),
            UUID.randomUUID().toString(),
            "test",
            secretArn,
            new Submission.SessionUse.None()),
        Duration.ofSeconds(30));
  }

  /** Runs a statement of the administrator. */
  void administer(String sql) {
    succeed(administratorSecret, sql);
  }

  /** Runs a statement that has to be carried out. */
  Execution succeed(String secretArn, String sql) {
    Execution execution = execute(secretArn, sql);
    assertThat(execution.state())
        .as("%s: %s", sql, execution.error())
        .isEqualTo(Execution.State.FINISHED);
    return execution;
  }

  /** The first column of what a database user reads; fails if it may not. */
  List<String> read(String secretArn, String sql) {
    Execution execution = succeed(secretArn, sql);
    List<String> values = new ArrayList<>();
    statements
        .result(execution.statementId(), Optional.empty())
        .rows()
        .forEach(row -> values.add(String.valueOf(row.getFirst())));
    return values;
  }

  boolean refused(String secretArn, String sql) {
    return execute(secretArn, sql).state() == Execution.State.FAILED;
  }
}
