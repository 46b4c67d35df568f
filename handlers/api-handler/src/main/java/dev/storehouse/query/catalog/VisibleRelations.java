package dev.storehouse.query.catalog;

import dev.storehouse.query.guard.Catalogue;
import dev.storehouse.query.guard.RelationName;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The relations that one tenant can read, as they were at some moment. Immutable. */
final class VisibleRelations implements Catalogue {

  private static final String COMMON_SCHEMA = "public";

  private final List<String> searchPath;
  private final NavigableMap<String, NavigableMap<String, RelationType>> schemas = new TreeMap<>();

  /**
   * Those relations.
   *
   * @param ownSchema the tenant's, which is there even while it is empty
   */
  VisibleRelations(String ownSchema, Map<RelationName, RelationType> relations) {
    this.searchPath = Stream.of(ownSchema, COMMON_SCHEMA).distinct().toList();
    schemas.put(ownSchema, new TreeMap<>());
    relations.forEach(
        (relation, type) ->
            schemas
                .computeIfAbsent(relation.schema(), schema -> new TreeMap<>())
                .put(relation.name(), type));
  }

  @Override
  public List<String> searchPath() {
    return searchPath;
  }

  @Override
  public boolean contains(RelationName relation) {
    return type(relation).isPresent();
  }

  Optional<RelationType> type(RelationName relation) {
    return Optional.ofNullable(schemas.get(relation.schema()))
        .map(relations -> relations.get(relation.name()));
  }

  /** The names of the schemas, and whatever is in them. */
  NavigableMap<String, NavigableMap<String, RelationType>> schemas() {
    return schemas;
  }
}
