package dev.storehouse.idempotency;

import java.util.Optional;

/** Where replies are kept. Writing one is part of the transaction that has the effect. */
public interface Replies {

  /** The reply under this id, unless it has expired. Sees every write that has returned. */
  Optional<StoredReply> find(String id);
}
