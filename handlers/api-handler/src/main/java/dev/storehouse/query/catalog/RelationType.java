package dev.storehouse.query.catalog;

import java.util.Locale;

/** What a relation is. */
enum RelationType {
  TABLE,
  VIEW;

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  static RelationType ofWireName(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT));
  }
}
