package dev.storehouse.query.guard;

import java.util.List;
import java.util.Set;

/** The relations a tenant may read. Implementations are thread-safe. */
public interface Catalogue {

  /** The schemas where a bare name is looked up, in this order. */
  List<String> searchPath();

  /** Whether the tenant may read this relation; names are compared exactly. */
  boolean contains(RelationName relation);

  /** A catalogue of fixed contents. */
  static Catalogue of(List<String> searchPath, Set<RelationName> relations) {
    return new FixedCatalogue(List.copyOf(searchPath), Set.copyOf(relations));
  }

  /** A catalogue that does not change. */
  record FixedCatalogue(List<String> searchPath, Set<RelationName> relations) implements Catalogue {

    @Override
    public boolean contains(RelationName relation) {
      return relations.contains(relation);
    }
  }
}
