package dev.storehouse.query.guard;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.schema.Table;

/** Resolves relations against the tenant's catalogue and writes them with their schema. */
final class Relations {

  private final Catalogue catalogue;
  private final Scopes scopes;
  private final Names names;
  private final Set<RelationName> used = new LinkedHashSet<>();

  Relations(Catalogue catalogue, Scopes scopes, Names names) {
    this.catalogue = catalogue;
    this.scopes = scopes;
    this.names = names;
  }

  Set<RelationName> used() {
    return used;
  }

  /** The name a range has when it is given no other. */
  String rangeName(Table table) {
    return names.stored(lastPart(table));
  }

  void render(Table table, SqlText out) {
    refuseOtherThanNames(table);
    String name = names.stored(lastPart(table));
    if (table.getSchemaName() == null && scopes.isCommonTable(name)) {
      out.word(names.written(lastPart(table)));
      return;
    }
    RelationName relation = resolve(table, name);
    used.add(relation);
    out.word(Token.quoted(relation.schema())).dot().word(Token.quoted(relation.name()));
  }

  private void refuseOtherThanNames(Table table) {
    List<String> parts = table.getNameParts();
    if (parts.size() > 2 || table.getNamePartDelimiters().stream().anyMatch(d -> !d.equals("."))) {
      throw refused(table, "relations of other databases are out of reach");
    }
  }

  private RelationName resolve(Table table, String name) {
    String schema = table.getSchemaName();
    Optional<RelationName> found =
        schema == null ? onSearchPath(name) : inSchema(names.stored(schema), name);
    boolean system =
        schema == null ? SystemNames.isRelation(name) : SystemNames.isSchema(names.stored(schema));
    if (system || found.stream().anyMatch(relation -> SystemNames.isSchema(relation.schema()))) {
      throw refused(table, "system catalogues are out of reach; ask the catalogue instead");
    }
    return found.orElseThrow(
        () -> refused(table, "there is no relation of this name that you may read"));
  }

  private Optional<RelationName> onSearchPath(String name) {
    return catalogue.searchPath().stream()
        .flatMap(schema -> inSchema(schema, name).stream())
        .findFirst();
  }

  // Redshift folds quoted names too, unless a session setting says otherwise.
  private Optional<RelationName> inSchema(String schema, String name) {
    RelationName exact = new RelationName(schema, name);
    RelationName folded =
        new RelationName(schema.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
    return List.of(exact, folded).stream().filter(catalogue::contains).findFirst();
  }

  private static String lastPart(Table table) {
    return table.getName();
  }

  private RefusedException refused(Table table, String reason) {
    String name =
        table.getSchemaName() == null
            ? names.stored(lastPart(table))
            : names.stored(table.getSchemaName()) + "." + names.stored(lastPart(table));
    return new RefusedException(Fence.RELATIONS, names.positionOf(table), name, reason);
  }
}
