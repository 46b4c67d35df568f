package dev.storehouse.query.keys;

import dev.storehouse.http.Access;
import dev.storehouse.http.JsonBody;
import dev.storehouse.http.Preconditions;
import dev.storehouse.http.QueryParameters;
import dev.storehouse.http.Request;
import dev.storehouse.http.Response;
import dev.storehouse.http.Route;
import dev.storehouse.idempotency.Idempotency;
import dev.storehouse.idempotency.Idempotency.Memory;
import dev.storehouse.idempotency.Idempotency.Need;
import dev.storehouse.shared.identity.Principal;
import dev.storehouse.shared.identity.Scope;
import dev.storehouse.shared.identity.apikey.ApiKeyText;
import dev.storehouse.shared.paging.CursorSealer;
import dev.storehouse.shared.problem.Problem;
import dev.storehouse.shared.problem.ProblemCode;
import dev.storehouse.shared.problem.ProblemException;
import dev.storehouse.shared.time.Identifiers;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code /v1/api-keys}: a tenant's own keys. The secret of a key is in the answer that makes it and
 * nowhere else: it is not stored, so a replay under an {@code Idempotency-Key} tells the same key
 * without {@code api_key}. Thread-safe.
 */
public final class ApiKeyRoutes {

  private static final Access ACCESS = Access.scope(Scope.TENANT_ADMIN);
  private static final Duration USUAL_GRACE = Duration.ofDays(1);
  private static final Duration LONGEST_GRACE = Duration.ofDays(7);

  private final ApiKeys keys;
  private final Idempotency idempotency;
  private final CursorSealer cursors;
  private final Identifiers identifiers;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  ApiKeyRoutes(
      ApiKeys keys,
      Idempotency idempotency,
      CursorSealer cursors,
      Identifiers identifiers,
      InstantSource clock) {
    this.keys = keys;
    this.idempotency = idempotency;
    this.cursors = cursors;
    this.identifiers = identifiers;
    this.clock = clock;
  }

  public List<Route> routes() {
    return List.of(
        Route.post("/v1/api-keys", ACCESS, this::create),
        Route.get("/v1/api-keys", ACCESS, this::list),
        Route.delete("/v1/api-keys/{key_id}", ACCESS, this::revoke),
        Route.post("/v1/api-keys/{key_id}/rotate", ACCESS, this::rotate));
  }

  private Response create(Request request) {
    return idempotency.once(request, Need.OPTIONAL, memory -> create(request, memory));
  }

  private Response create(Request request, Memory memory) {
    Instant now = now();
    KeyWishes wishes = KeyWishes.read(JsonBody.of(request), now);
    Principal caller = request.principal();
    requireAll(wishes.scopes(), caller);
    ApiKeyText secret = ApiKeyText.generate(identifiers.next(ApiKeyText.ID_PREFIX), random);
    ApiKey key =
        new ApiKey(
            secret.keyId(),
            tenantOf(request),
            wishes.name(),
            wishes.scopes(),
            secret.hash(),
            Optional.empty(),
            now,
            caller.actorId(),
            wishes.expiresAt(),
            Optional.empty(),
            Optional.empty(),
            1);
    Response unsaid = answer(201, key, ApiKeyDocuments.of(key, now));
    if (!keys.add(key, memory.remember(unsaid))) {
      throw new ProblemException(
          ProblemCode.API_KEY_LIMIT, "Revoke a key that is not needed any more.");
    }
    return answer(201, key, ApiKeyDocuments.withSecret(key, secret, now));
  }

  private Response list(Request request) {
    String tenantId = tenantOf(request);
    QueryParameters query =
        new QueryParameters(request, cursors, "API keys of " + tenantId, Set.of());
    Instant now = now();
    return query.respond(keys.listed(tenantId, query.page()), key -> ApiKeyDocuments.of(key, now));
  }

  /** Without a condition of need: who has to stop a key has no time to read its version first. */
  private Response revoke(Request request) {
    ApiKey key = existing(request);
    Preconditions.checkMatch(request, key.version());
    if (!key.isRevoked()) {
      keys.revoke(key, now());
    }
    return Response.empty(204);
  }

  private Response rotate(Request request) {
    return idempotency.once(request, Need.OPTIONAL, memory -> rotate(request, memory));
  }

  private Response rotate(Request request, Memory memory) {
    Duration grace = grace(request);
    ApiKey before = existing(request);
    Preconditions.checkMatch(request, before.version());
    // The answer opens what the key opens: nobody gets more from it than they have.
    requireAll(before.scopes(), request.principal());
    Instant now = now();
    if (!before.isLiveAt(now)) {
      throw new ProblemException(ProblemCode.API_KEY_ENDED, "Make a new one.");
    }
    ApiKeyText secret = ApiKeyText.generate(before.keyId(), random);
    ApiKey after =
        before.rotated(
            secret.hash(), grace.isZero() ? Optional.empty() : Optional.of(now.plus(grace)));
    Response unsaid = answer(200, after, ApiKeyDocuments.of(after, now));
    if (!keys.rotate(after, memory.remember(unsaid))) {
      throw Problem.of(ProblemCode.CONTENTION, "Somebody changed the key at the same moment.")
          .withHeader("Retry-After", "1")
          .asException();
    }
    return answer(200, after, ApiKeyDocuments.withSecret(after, secret, now));
  }

  private static Duration grace(Request request) {
    if (request.body().isBlank()) {
      return USUAL_GRACE;
    }
    JsonBody body = JsonBody.of(request);
    Optional<Long> seconds = body.optionalInteger("grace_seconds", 0, LONGEST_GRACE.toSeconds());
    body.check();
    return seconds.map(Duration::ofSeconds).orElse(USUAL_GRACE);
  }

  private static Response answer(int status, ApiKey key, Object document) {
    return Response.json(status, document).with("ETag", Preconditions.tagOf(key.version()));
  }

  private static void requireAll(Set<Scope> wanted, Principal caller) {
    Set<Scope> held = caller.scopes();
    List<String> missing =
        wanted.stream()
            .filter(scope -> !held.contains(scope))
            .sorted()
            .map(Scope::wireName)
            .toList();
    if (!missing.isEmpty()) {
      throw new ProblemException(
          ProblemCode.INSUFFICIENT_SCOPE,
          "A key opens no more than its maker may: " + String.join(", ", missing) + ".");
    }
  }

  private ApiKey existing(Request request) {
    String tenantId = tenantOf(request);
    return Optional.of(request.pathParameter("key_id"))
        .filter(Identifiers::isPlausible)
        .flatMap(keys::find)
        .filter(key -> key.tenantId().equals(tenantId))
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemCode.API_KEY_NOT_FOUND, "GET /v1/api-keys lists the keys there are."));
  }

  private static String tenantOf(Request request) {
    return request
        .principal()
        .tenantId()
        .orElseThrow(() -> new IllegalStateException("route without tenant"));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
