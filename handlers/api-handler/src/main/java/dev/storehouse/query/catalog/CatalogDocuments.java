package dev.storehouse.query.catalog;

import dev.storehouse.query.guard.RelationName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How schemas, relations and columns look in JSON. */
final class CatalogDocuments {

  private CatalogDocuments() {}

  static Map<String, Object> of(String schema) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", schema);
    return document;
  }

  static Map<String, Object> of(RelationName relation, RelationType type) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("schema", relation.schema());
    document.put("name", relation.name());
    document.put("type", type.wireName());
    return document;
  }

  static Map<String, Object> of(RelationName relation, RelationType type, List<Column> columns) {
    Map<String, Object> document = of(relation, type);
    document.put("columns", columns.stream().map(CatalogDocuments::of).toList());
    return document;
  }

  private static Map<String, Object> of(Column column) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("ordinal", column.ordinal());
    document.put("name", column.name());
    document.put("type", column.type().name());
    document.put("nullable", column.nullable());
    column.type().precision().ifPresent(digits -> document.put("precision", digits));
    column.type().scale().ifPresent(digits -> document.put("scale", digits));
    column.type().length().ifPresent(bytes -> document.put("length", bytes));
    return document;
  }
}
