package dev.storehouse.query.catalog;

import dev.storehouse.query.guard.RelationName;
import dev.storehouse.shared.problem.Problem;
import dev.storehouse.shared.problem.ProblemCode;
import dev.storehouse.shared.problem.ProblemException;
import dev.storehouse.warehouse.statement.Execution;
import dev.storehouse.warehouse.statement.ResultPage;
import dev.storehouse.warehouse.statement.Statements;
import dev.storehouse.warehouse.statement.Submission;
import dev.storehouse.warehouse.statement.Submission.SessionUse;
import dev.storehouse.warehouse.tenant.Tenant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a tenant's catalogue from the warehouse, as the tenant's own database user. Thread-safe.
 *
 * <p>The statements name tables of {@code pg_catalog} and nothing else, because the privilege
 * functions run on Redshift's leader node only and are refused next to {@code SVV} views (Amazon
 * Redshift Database Developer Guide, HAS_TABLE_PRIVILEGE). {@code information_schema} would show
 * relations that may be written and not read. Left out are external tables, which {@code pg_class}
 * does not hold, and relations of which only some columns are granted; a late-binding view is
 * there, without columns.
 */
final class CatalogueReader {

  private static final String NAME = "catalogue";
  private static final Duration WAIT = Duration.ofSeconds(5);

  private static final String VISIBLE =
      """
      FROM pg_catalog.pg_namespace n
      JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid
      """;

  private static final String READABLE =
      """
      WHERE c.relkind IN ('r', 'p', 'v', 'm')
        AND substring(n.nspname::text, 1, 3) <> 'pg_'
        AND n.nspname NOT IN ('information_schema', 'sys', 'catalog_history', 'mysql')
        AND has_schema_privilege(n.nspname::text, 'USAGE')
        AND has_table_privilege(c.oid, 'SELECT')
      """;

  private static final String RELATIONS =
      """
      SELECT n.nspname::varchar(128) AS schema_name, c.relname::varchar(128) AS relation_name,
        CASE WHEN c.relkind IN ('v', 'm') THEN 'view' ELSE 'table' END AS relation_type
      """
          + VISIBLE
          + READABLE;

  private static final String COLUMNS =
      """
      SELECT n.nspname::varchar(128) AS schema_name, c.relname::varchar(128) AS relation_name,
        a.attname::varchar(128) AS column_name, a.attnum::integer AS ordinal,
        t.typname::varchar(128) AS type_name,
        format_type(a.atttypid, a.atttypmod)::varchar(256) AS declared_type,
        CASE WHEN a.attnotnull THEN 'no' ELSE 'yes' END AS nullable
      """
          + VISIBLE
          + """
          JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid
          JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
          """
          + READABLE
          + " AND a.attnum > 0 AND NOT a.attisdropped";

  private final Statements statements;

  CatalogueReader(Statements statements) {
    this.statements = statements;
  }

  /** What the tenant can read at the moment. */
  VisibleRelations relations(Tenant tenant) {
    Map<RelationName, RelationType> relations = new HashMap<>();
    read(
        tenant,
        RELATIONS,
        row -> relations.put(relation(row), RelationType.ofWireName(text(row, 2))));
    return new VisibleRelations(tenant.schema(), relations);
  }

  /** The columns of what the tenant can read at the moment, in their order. */
  Map<RelationName, List<Column>> columns(Tenant tenant) {
    Map<RelationName, List<Column>> columns = new HashMap<>();
    read(
        tenant,
        COLUMNS,
        row -> columns.computeIfAbsent(relation(row), name -> new ArrayList<>()).add(column(row)));
    columns.values().forEach(list -> list.sort(Comparator.comparingInt(Column::ordinal)));
    return columns;
  }

  private void read(Tenant tenant, String sql, Consumer<List<@Nullable Object>> rows) {
    Execution execution = finished(tenant, sql);
    Optional<String> next = Optional.empty();
    do {
      ResultPage page = statements.result(execution.statementId(), next);
      page.rows().forEach(rows);
      next = page.next();
    } while (next.isPresent());
  }

  private Execution finished(Tenant tenant, String sql) {
    Submission submission =
        new Submission(
            sql,
            List.of(),
            UUID.randomUUID().toString(),
            NAME,
            tenant.secretArn().orElseThrow(CatalogueReader::unavailable),
            new SessionUse.None());
    Execution execution = statements.submit(submission, WAIT);
    if (!execution.state().isTerminal()) {
      statements.cancel(execution.statementId());
    }
    if (execution.state() != Execution.State.FINISHED) {
      throw unavailable();
    }
    return execution;
  }

  private static ProblemException unavailable() {
    return Problem.of(ProblemCode.UNAVAILABLE, "The warehouse does not tell what is in it.")
        .withHeader("Retry-After", "2")
        .asException();
  }

  private static RelationName relation(List<@Nullable Object> row) {
    return new RelationName(text(row, 0), text(row, 1));
  }

  private static Column column(List<@Nullable Object> row) {
    return new Column(
        Integer.parseInt(text(row, 3)),
        text(row, 2),
        ColumnType.of(text(row, 4), text(row, 5)),
        text(row, 6).equals("yes"));
  }

  private static String text(List<@Nullable Object> row, int index) {
    return String.valueOf(row.get(index));
  }
}
