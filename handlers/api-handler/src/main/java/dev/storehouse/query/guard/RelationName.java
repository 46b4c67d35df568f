package dev.storehouse.query.guard;

/**
 * A table's or view's name, as the warehouse keeps it.
 *
 * @param schema never empty
 * @param name never empty
 */
public record RelationName(String schema, String name) {

  public RelationName {
    if (schema.isEmpty() || name.isEmpty()) {
      throw new IllegalArgumentException("a relation has a schema and a name");
    }
  }

  @Override
  public String toString() {
    return schema + "." + name;
  }
}
