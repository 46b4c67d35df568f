package dev.storehouse.query.tenants;

import dev.storehouse.http.JsonBody;
import dev.storehouse.http.TextRule;
import dev.storehouse.warehouse.tenant.Quota;
import dev.storehouse.warehouse.tenant.SharedRelation;
import dev.storehouse.warehouse.tenant.Tenant;
import dev.storehouse.warehouse.tenant.TenantStatus;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads what clients say of tenants. */
final class TenantBodies {

  static final int MOST_SHARED = 20;
  static final int MOST_FUNCTIONS = 100;

  private static final int MOST_SUBMISSIONS = 100_000;
  private static final TextRule NAME = TextRule.line(1, 200);
  private static final TextRule IDENTIFIER =
      TextRule.matching(
          Identifier.FORM,
          "A name is a lower-case letter or underscore, then letters, digits or underscores.");
  private static final TextRule FUNCTION =
      TextRule.matching(
          Pattern.compile("([a-z_][a-z0-9_]{0,62}\\.)?[a-z_][a-z0-9_]{0,62}"),
          "A function is a name in lower case, with its schema and a dot before it if need be.");
  private static final TextRule STATUS =
      text ->
          Set.of("active", "disabled").contains(text)
              ? new TextRule.Accepted(text)
              : new TextRule.Refused("INVALID_VALUE", "The status is active or disabled.");

  private TenantBodies() {}

  /** What was asked for. */
  record Wanted(
      String name,
      Optional<String> schema,
      Quota quota,
      List<SharedRelation> shared,
      Set<String> functions,
      boolean readsStore) {}

  /** The body that makes a tenant. */
  static Wanted created(JsonBody body) {
    readOnly(body);
    body.readOnly("status");
    String name = body.text("name", NAME);
    Optional<String> schema = body.optionalText("schema", SchemaNames.RULE);
    return new Wanted(
        name,
        schema,
        quota(body, Quota.DEFAULT),
        shared(body, List.of(), schema.orElseGet(() -> SchemaNames.of(name))),
        functions(body, Set.of()),
        body.optionalFlag("reads_store").orElse(false));
  }

  /** The tenant as a body changes it. */
  static Tenant patched(JsonBody body, Tenant before) {
    readOnly(body);
    body.readOnly("schema");
    return before.with(
        body.has("name") ? body.text("name", NAME) : before.name(),
        body.isNull("quota") ? Quota.DEFAULT : quota(body, before.quota()),
        shared(body, before.shared(), before.schema()),
        functions(body, before.functions()),
        body.has("reads_store")
            ? body.optionalFlag("reads_store").orElse(false)
            : before.readsStore());
  }

  /** The status that a body asks for. */
  static Optional<TenantStatus> status(JsonBody body) {
    return body.has("status")
        ? TenantStatus.ofWireName(body.text("status", STATUS))
        : Optional.empty();
  }

  private static void readOnly(JsonBody body) {
    body.readOnly(
        "tenant_id",
        "database_user",
        "secret_arn",
        "pending",
        "created_at",
        "updated_at",
        "version");
  }

  private static Quota quota(JsonBody body, Quota before) {
    return body.optionalObject("quota").map(quota -> quotaOf(quota, before)).orElse(before);
  }

  private static Quota quotaOf(JsonBody quota, Quota before) {
    return new Quota(
        number(quota, "concurrency", 1, Quota.MOST_CONCURRENT, before.concurrency()),
        number(quota, "queue_depth", 0, Quota.MOST_WAITING, before.queueDepth()),
        number(quota, "sessions", 0, Quota.MOST_SESSIONS, before.sessions()),
        number(quota, "submissions_at_once", 1, MOST_SUBMISSIONS, before.submissionsAtOnce()),
        number(quota, "submissions_per_second", 1, MOST_SUBMISSIONS, before.submissionsPerSecond()),
        number(quota, "longest_seconds", 1, Quota.LONGEST_SECONDS, before.longestSeconds()));
  }

  private static int number(JsonBody quota, String name, int least, int most, int before) {
    return quota.optionalInteger(name, least, most).map(Math::toIntExact).orElse(before);
  }

  private static List<SharedRelation> shared(
      JsonBody body, List<SharedRelation> before, String ownSchema) {
    return list(
        body,
        "shared",
        before,
        known -> {
          List<SharedRelation> relations = new ArrayList<>();
          Set<List<String>> seen = new HashSet<>();
          for (JsonBody each : known.objects("shared", 0, MOST_SHARED)) {
            SharedRelation relation =
                new SharedRelation(
                    each.optionalText("schema", IDENTIFIER).orElse("public"),
                    each.text("table", IDENTIFIER),
                    each.text("owner_column", IDENTIFIER));
            if (SchemaNames.isSystem(relation.schema()) || relation.schema().equals(ownSchema)) {
              each.reject("schema", "RESERVED", "Relations of this schema cannot be shared.");
            }
            if (!seen.add(List.of(relation.schema(), relation.name()))) {
              each.reject("table", "REPEATED", "The relation is shared once.");
            }
            relations.add(relation);
          }
          return relations;
        });
  }

  private static Set<String> functions(JsonBody body, Set<String> before) {
    return Set.copyOf(
        list(
            body,
            "functions",
            List.copyOf(before),
            known -> List.copyOf(Set.copyOf(known.texts("functions", FUNCTION, MOST_FUNCTIONS)))));
  }

  /** Absent leaves it as it was, null empties it (RFC 7396). */
  private static <T> List<T> list(
      JsonBody body, String name, List<T> before, Function<JsonBody, List<T>> reader) {
    if (!body.has(name)) {
      return before;
    }
    return body.isNull(name) ? List.of() : reader.apply(body);
  }
}
