package dev.storehouse.warehouse.bulk;

/** A table of the warehouse, in lower case. */
public record TableName(String schema, String name) {

  /**
   * Makes a name.
   *
   * @throws IllegalArgumentException if a part could be anything but a name
   */
  public TableName {
    SqlName.checked(schema);
    SqlName.checked(name);
  }

  String quoted() {
    return SqlName.quoted(schema) + "." + SqlName.quoted(name);
  }

  @Override
  public String toString() {
    return schema + "." + name;
  }
}
