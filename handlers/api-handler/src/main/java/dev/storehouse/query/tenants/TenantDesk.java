package dev.storehouse.query.tenants;

import dev.storehouse.http.Preconditions;
import dev.storehouse.idempotency.StoredReply;
import dev.storehouse.query.tenants.TenantBodies.Wanted;
import dev.storehouse.query.tenants.TenantRegister.Begun;
import dev.storehouse.shared.problem.FieldError;
import dev.storehouse.shared.problem.Problem;
import dev.storehouse.shared.problem.ProblemCode;
import dev.storehouse.shared.problem.ProblemException;
import dev.storehouse.shared.time.Identifiers;
import dev.storehouse.warehouse.tenant.SharedRelation;
import dev.storehouse.warehouse.tenant.Tenant;
import dev.storehouse.warehouse.tenant.TenantStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Makes, changes and removes tenants: the record first, marked as changing, then everything that is
 * not in it, then the record again. If that is interrupted, the mark stays, and whoever changes or
 * removes the tenant next, be it by a PATCH of nothing, carries on. Thread-safe.
 */
final class TenantDesk {

  /** A change has ended by then or died: an invocation lasts 29 seconds at the most. */
  static final Duration LONGEST_CHANGE = Duration.ofSeconds(35);

  private final TenantRegister register;
  private final Provisioning provisioning;
  private final Catalogue catalogue;
  private final Identifiers identifiers;
  private final InstantSource clock;

  TenantDesk(
      TenantRegister register,
      Provisioning provisioning,
      Catalogue catalogue,
      Identifiers identifiers,
      InstantSource clock) {
    this.register = register;
    this.provisioning = provisioning;
    this.catalogue = catalogue;
    this.identifiers = identifiers;
    this.clock = clock;
  }

  /**
   * Makes a tenant, or carries on making that of the same request.
   *
   * @param request the reply that will be stored under the request's key, for its id; empty without
   *     key
   * @param reply to be stored with the tenant
   */
  Tenant create(
      Wanted wanted, Optional<StoredReply> request, Function<Tenant, Optional<StoredReply>> reply) {
    Optional<Begun> begun = request.flatMap(each -> register.begun(each.id()));
    Tenant tenant =
        begun.isPresent() ? carryOn(begun.get(), request.orElseThrow()) : enter(wanted, request);
    return finish(tenant, TenantStatus.ACTIVE, reply);
  }

  private Tenant carryOn(Begun begun, StoredReply request) {
    if (!begun.fingerprint().equals(request.fingerprint())) {
      throw new ProblemException(
          ProblemCode.IDEMPOTENCY_MISMATCH, "Use a new key for a new request.");
    }
    Tenant before =
        register
            .find(begun.tenantId())
            .filter(tenant -> tenant.status() != TenantStatus.DELETED)
            .orElseThrow(TenantDesk::notFound);
    return mark(before, before, before.status());
  }

  private Tenant enter(Wanted wanted, Optional<StoredReply> request) {
    String schema = wanted.schema().orElseGet(() -> SchemaNames.of(wanted.name()));
    if (catalogue.hasSchema(schema)) {
      throw DynamoTenantRegister.schemaTaken();
    }
    requireThere(wanted.shared());
    Instant now = now();
    String tenantId = identifiers.next("ten_");
    Tenant tenant =
        new Tenant(
            tenantId,
            wanted.name(),
            TenantStatus.PROVISIONING,
            schema,
            tenantId,
            Optional.empty(),
            Optional.empty(),
            wanted.quota(),
            wanted.shared(),
            wanted.functions(),
            wanted.readsStore(),
            Optional.of(now.plus(LONGEST_CHANGE)),
            now,
            now,
            1);
    Optional<Begun> begun = request.map(each -> new Begun(each.id(), each.fingerprint(), tenantId));
    if (!register.create(tenant, begun)) {
      throw Problem.of(ProblemCode.IDEMPOTENCY_IN_PROGRESS, "Ask again with the same key.")
          .withHeader("Retry-After", "1")
          .asException();
    }
    return tenant;
  }

  /** Gives a tenant other settings, and the status that is wanted of it. */
  Tenant change(Tenant before, Tenant after, Optional<TenantStatus> wanted) {
    requireUnchanging(before);
    if (!before.shared().equals(after.shared())) {
      requireThere(after.shared());
    }
    boolean provisioned = before.status() != TenantStatus.PROVISIONING;
    TenantStatus end = wanted.orElse(provisioned ? before.status() : TenantStatus.ACTIVE);
    boolean recordOnly =
        provisioned
            && before.changingUntil().isEmpty()
            && before.bulkSecretArn().isPresent()
            && before.shared().equals(after.shared())
            && before.readsStore() == after.readsStore()
            && before.quota().longest().equals(after.quota().longest());
    if (recordOnly) {
      return write(before, after.next(end, Optional.empty(), now()), Optional.empty());
    }
    Tenant marked = mark(before, after, provisioned ? end : before.status());
    return finish(marked, end, tenant -> Optional.empty());
  }

  /**
   * Removes a tenant.
   *
   * @param contentsToo whether its schema goes even if something is in it
   * @return whether the schema is gone
   */
  boolean remove(Tenant before, boolean contentsToo) {
    Tenant marked = mark(before, before, TenantStatus.DELETING);
    boolean schemaDropped = guarded(marked, () -> provisioning.remove(marked, contentsToo));
    if (!register.bury(marked, marked.next(TenantStatus.DELETED, Optional.empty(), now()))) {
      throw Preconditions.changed();
    }
    return schemaDropped;
  }

  private Tenant mark(Tenant before, Tenant after, TenantStatus status) {
    requireUnchanging(before);
    Instant now = now();
    return write(
        before, after.next(status, Optional.of(now.plus(LONGEST_CHANGE)), now), Optional.empty());
  }

  private Tenant finish(
      Tenant marked, TenantStatus end, Function<Tenant, Optional<StoredReply>> reply) {
    Tenant provisioned = guarded(marked, () -> provisioning.apply(marked));
    Tenant finished = provisioned.next(end, Optional.empty(), now());
    return write(marked, finished, reply.apply(finished));
  }

  /** Does what a mark stands for; if it fails, the next one need not wait. */
  private <T> T guarded(Tenant marked, Supplier<T> work) {
    boolean done = false;
    try {
      T result = work.get();
      done = true;
      return result;
    } finally {
      if (!done) {
        Instant now = now();
        register.change(
            marked, marked.next(marked.status(), Optional.of(now), now), Optional.empty());
      }
    }
  }

  private Tenant write(Tenant before, Tenant after, Optional<StoredReply> reply) {
    if (!register.change(before, after, reply)) {
      throw Preconditions.changed();
    }
    return after;
  }

  private void requireUnchanging(Tenant tenant) {
    if (tenant.isChanging(now())) {
      throw Problem.of(ProblemCode.TENANT_CHANGING, "Try again when it has ended.")
          .withHeader("Retry-After", "5")
          .asException();
    }
  }

  private void requireThere(List<SharedRelation> relations) {
    List<SharedRelation> missing = catalogue.missing(relations);
    if (!missing.isEmpty()) {
      throw Problem.validation(
              missing.stream()
                  .map(
                      each ->
                          new FieldError(
                              "shared[" + relations.indexOf(each) + "]",
                              "NOT_FOUND",
                              "The warehouse has no such table with such a column of text."))
                  .toList())
          .asException();
    }
  }

  static ProblemException notFound() {
    return new ProblemException(
        ProblemCode.TENANT_NOT_FOUND, "GET /v1/tenants lists the tenants there are.");
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
