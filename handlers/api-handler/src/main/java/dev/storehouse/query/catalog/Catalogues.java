package dev.storehouse.query.catalog;

import dev.storehouse.query.guard.Catalogue;
import dev.storehouse.query.guard.Fence;
import dev.storehouse.query.guard.RelationName;
import dev.storehouse.query.guard.Verdict;
import dev.storehouse.shared.problem.ProblemException;
import dev.storehouse.warehouse.statement.Statements;
import dev.storehouse.warehouse.tenant.Tenant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * The relations that tenants can read, as the warehouse tells each tenant's database user: kept in
 * memory for a minute, and read anew at once when a relation is asked for that was not there, but
 * no more than every two seconds for a tenant. The warehouse's own grants stay what decides: a
 * relation that was just taken away is refused there. Thread-safe.
 */
public final class Catalogues {

  private final PerTenant<VisibleRelations> relations;
  private final PerTenant<Map<RelationName, List<Column>>> columns;

  /** The catalogues of a warehouse. */
  public Catalogues(Statements statements, InstantSource clock) {
    this(statements, clock, task -> Thread.ofVirtual().name("catalogue").start(task));
  }

  Catalogues(Statements statements, InstantSource clock, Executor background) {
    CatalogueReader reader = new CatalogueReader(statements);
    this.relations = new PerTenant<>(reader::relations, clock, background);
    this.columns = new PerTenant<>(reader::columns, clock, background);
  }

  /**
   * What the tenant can read; costs nothing while that is known. Bare names are looked up in the
   * tenant's own schema, then in {@code public}.
   *
   * @throws ProblemException UNAVAILABLE if the warehouse does not tell, and has not of late
   */
  public Catalogue of(Tenant tenant) {
    return relations.of(tenant);
  }

  /**
   * What the guard says of a tenant's statement. Where it misses a relation it is asked once more,
   * with the catalogue as it is now, so that a new table can be read at once.
   *
   * @throws ProblemException UNAVAILABLE if the warehouse does not tell, and has not of late
   */
  public Verdict check(Tenant tenant, Function<Catalogue, Verdict> guard) {
    Catalogue known = relations.of(tenant);
    Verdict verdict = guard.apply(known);
    if (verdict instanceof Verdict.Refused(var refusal) && refusal.fence() == Fence.RELATIONS) {
      Catalogue now = relations.renewed(tenant);
      return now.equals(known) ? verdict : guard.apply(now);
    }
    return verdict;
  }

  /**
   * The columns of a table in the tenant's own schema, in their order; empty if it is none.
   *
   * @throws ProblemException UNAVAILABLE if the warehouse does not tell, and has not of late
   */
  public Optional<List<TableColumn>> ownTable(Tenant tenant, String name) {
    RelationName relation = new RelationName(tenant.schema(), name);
    boolean there =
        relations
            .of(tenant)
            .type(relation)
            .or(() -> relations.renewed(tenant).type(relation))
            .filter(RelationType.TABLE::equals)
            .isPresent();
    return there
        ? Optional.of(
            columns(tenant, relation).stream()
                .map(
                    column ->
                        new TableColumn(column.name(), column.type().declared(), column.nullable()))
                .toList())
        : Optional.empty();
  }

  VisibleRelations relations(Tenant tenant) {
    return relations.of(tenant);
  }

  /** What the tenant can read now, for a caller who misses something. */
  VisibleRelations relationsNow(Tenant tenant) {
    return relations.renewed(tenant);
  }

  /** The columns of a relation that the tenant can read, in their order. */
  List<Column> columns(Tenant tenant, RelationName relation) {
    return Optional.ofNullable(columns.of(tenant).get(relation))
        .or(() -> Optional.ofNullable(columns.renewed(tenant).get(relation)))
        .orElse(List.of());
  }
}
