package dev.storehouse.query.saved;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A query of a tenant that has a name.
 *
 * @param version 1 at first, one more with every change
 */
record SavedQuery(
    String tenantId,
    String name,
    Definition definition,
    Instant createdAt,
    Instant updatedAt,
    long version) {

  /** What its author says. */
  record Definition(
      String sql,
      Optional<String> description,
      List<DeclaredParameter> parameters,
      RunDefaults defaults) {

    Definition {
      parameters = List.copyOf(parameters);
    }
  }

  /** What lists tell of it: all but what can be long. */
  record Summary(
      String name,
      Optional<String> description,
      Instant createdAt,
      Instant updatedAt,
      long version) {}

  SavedQuery with(Definition newDefinition, Instant now) {
    return new SavedQuery(tenantId, name, newDefinition, createdAt, now, version + 1);
  }
}
