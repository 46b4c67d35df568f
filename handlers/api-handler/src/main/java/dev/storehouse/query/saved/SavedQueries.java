package dev.storehouse.query.saved;

import dev.storehouse.idempotency.StoredReply;
import dev.storehouse.shared.paging.Page;
import dev.storehouse.shared.paging.PageRequest;
import java.util.Optional;

/** The saved queries there are. Implementations are thread-safe. */
interface SavedQueries {

  /** What became of a new query. */
  enum Creation {
    CREATED,
    /** Nothing was written: the tenant has one of this name. */
    NAME_TAKEN,
    /** Nothing was written: the tenant has as many as it may. */
    TOO_MANY
  }

  /** The query of this name, as it is now. */
  Optional<SavedQuery> find(String tenantId, String name);

  /** A tenant's queries by name; a page may have fewer than it could, and another after it. */
  Page<SavedQuery.Summary> listed(String tenantId, PageRequest page);

  /** Adds a query. */
  Creation create(SavedQuery query, Optional<StoredReply> reply);

  /**
   * Puts a query in place of the version before it.
   *
   * @return false if that is not the current version any more; nothing is changed then
   */
  boolean replace(SavedQuery query);

  /**
   * Removes this version of a query.
   *
   * @return false if it is not the current version any more; nothing is changed then
   */
  boolean delete(SavedQuery query);
}
