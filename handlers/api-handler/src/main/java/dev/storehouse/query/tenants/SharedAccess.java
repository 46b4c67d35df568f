package dev.storehouse.query.tenants;

import static dev.storehouse.query.tenants.Identifier.literal;
import static dev.storehouse.query.tenants.Identifier.quoted;

import dev.storehouse.warehouse.tenant.SharedRelation;
import dev.storehouse.warehouse.tenant.Tenant;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a tenant reads of relations that several tenants read: the rows whose owner is its database
 * user for queries, to both of its users. Which policy holds depends on {@code current_user}, never
 * on a session variable, which a statement could set. Thread-safe.
 *
 * <p>A relation is attached before it is granted and detached after it is revoked, so what is
 * attached tells what may be granted, whatever was interrupted.
 */
final class SharedAccess {

  private record Attached(String schema, String name, String policy, boolean secured) {}

  private final Administrator administrator;

  SharedAccess(Administrator administrator) {
    this.administrator = administrator;
  }

  /** One of a tenant's users. */
  private record Reader(Tenant tenant, TenantUser user) {

    String name() {
      return user.of(tenant);
    }
  }

  /** Makes the access of a tenant's user to shared relations what is wanted. */
  void apply(Tenant tenant, TenantUser user, List<SharedRelation> wanted) {
    Reader reader = new Reader(tenant, user);
    Map<String, List<SharedRelation>> byColumn =
        wanted.stream()
            .collect(
                Collectors.groupingBy(
                    SharedRelation::ownerColumn, TreeMap::new, Collectors.toList()));
    if (!wanted.isEmpty()) {
      byColumn.forEach((column, relations) -> attach(reader, column, relations));
      secure(attached(reader));
      grant(reader, wanted);
    }
    withdraw(reader, wanted);
  }

  private void attach(Reader reader, String column, List<SharedRelation> relations) {
    String policy = policy(reader, column);
    if (administrator
        .rows(
            "look for the policy",
            "SELECT 1 FROM svv_rls_policy WHERE polname = %s".formatted(literal(policy)))
        .isEmpty()) {
      administrator.run(
          "create the policy",
          "CREATE RLS POLICY %s WITH (%2$s varchar(256)) USING (%2$s = %3$s)"
              .formatted(quoted(policy), quoted(column), reader.user().owner(reader.tenant())));
    }
    Set<Attached> known = attached(reader);
    String missing =
        relations.stream()
            .filter(
                each -> known.stream().noneMatch(has -> is(has, each) && policy.equals(has.policy)))
            .map(each -> quoted(each.schema(), each.name()))
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      administrator.run(
          "attach the policy",
          "ATTACH RLS POLICY %s ON %s TO %s"
              .formatted(quoted(policy), missing, quoted(reader.name())));
    }
  }

  private void secure(Set<Attached> attached) {
    attached.stream()
        .filter(each -> !each.secured)
        .forEach(
            each ->
                administrator.run(
                    "turn on row-level security",
                    "ALTER TABLE %s ROW LEVEL SECURITY ON"
                        .formatted(quoted(each.schema, each.name))));
  }

  private void grant(Reader reader, List<SharedRelation> wanted) {
    administrator.run(
        "grant schemas of shared relations",
        "GRANT USAGE ON SCHEMA %s TO %s"
            .formatted(
                wanted.stream()
                    .map(each -> quoted(each.schema()))
                    .distinct()
                    .collect(Collectors.joining(", ")),
                quoted(reader.name())));
    administrator.run(
        "grant shared relations",
        "GRANT SELECT ON %s TO %s"
            .formatted(
                wanted.stream()
                    .map(each -> quoted(each.schema(), each.name()))
                    .distinct()
                    .collect(Collectors.joining(", ")),
                quoted(reader.name())));
  }

  private void withdraw(Reader reader, List<SharedRelation> wanted) {
    Set<String> policies =
        wanted.stream().map(each -> policy(reader, each.ownerColumn())).collect(Collectors.toSet());
    Set<String> idle = new HashSet<>();
    for (Attached each : attached(reader)) {
      boolean stays =
          wanted.stream()
              .anyMatch(
                  keep -> is(each, keep) && policy(reader, keep.ownerColumn()).equals(each.policy));
      if (!stays) {
        revoke(reader, each, wanted);
        if (!policies.contains(each.policy)) {
          idle.add(each.policy);
        }
      }
    }
    idle.forEach(
        policy ->
            administrator.run("drop the policy", "DROP RLS POLICY %s".formatted(quoted(policy))));
  }

  private void revoke(Reader reader, Attached attached, List<SharedRelation> wanted) {
    String user = quoted(reader.name());
    String relation = quoted(attached.schema, attached.name);
    if (wanted.stream().noneMatch(each -> is(attached, each))) {
      administrator.run(
          "revoke the relation", "REVOKE SELECT ON %s FROM %s".formatted(relation, user));
    }
    if (wanted.stream().noneMatch(each -> each.schema().equals(attached.schema))) {
      administrator.run(
          "revoke its schema",
          "REVOKE USAGE ON SCHEMA %s FROM %s".formatted(quoted(attached.schema), user));
    }
    administrator.run(
        "detach the policy",
        "DETACH RLS POLICY %s ON %s FROM %s".formatted(quoted(attached.policy), relation, user));
  }

  private Set<Attached> attached(Reader reader) {
    return administrator
        .rows(
            "look for attached policies",
            """
            SELECT relschema, relname, polname, is_rls_on FROM svv_rls_attached_policy
            WHERE granteekind = 'user' AND grantee = %s"""
                .formatted(literal(reader.name())))
        .stream()
        .map(row -> new Attached(row.get(0), row.get(1), row.get(2), isTrue(row.get(3))))
        .collect(Collectors.toSet());
  }

  /** Some versions of Redshift show {@code t}. */
  private static boolean isTrue(String value) {
    return value.equals("true") || value.equals("t");
  }

  private static boolean is(Attached attached, SharedRelation relation) {
    return attached.schema.equals(relation.schema()) && attached.name.equals(relation.name());
  }

  /** Policies belong to the database, so their names tell whose and of which column they are. */
  private static String policy(Reader reader, String column) {
    String hash =
        UUID.nameUUIDFromBytes(column.getBytes(StandardCharsets.UTF_8)).toString().substring(0, 8);
    return reader.name() + "_" + hash;
  }
}
