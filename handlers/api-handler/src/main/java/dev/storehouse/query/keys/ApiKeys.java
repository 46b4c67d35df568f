package dev.storehouse.query.keys;

import dev.storehouse.idempotency.StoredReply;
import dev.storehouse.shared.paging.Page;
import dev.storehouse.shared.paging.PageRequest;
import java.time.Instant;
import java.util.Optional;

/** The API keys of all tenants. Reads by key see every write that has returned. */
interface ApiKeys {

  Optional<ApiKey> find(String keyId);

  /** Those of a tenant, newest first; a change of the last moment may not show. */
  Page<ApiKey> listed(String tenantId, PageRequest page);

  /**
   * Adds a key, and with it the reply.
   *
   * @return false if the tenant has as many live keys as it may
   */
  boolean add(ApiKey key, Optional<StoredReply> reply);

  /**
   * Puts the new secrets of a key in place, and with them the reply.
   *
   * @return false if the key is not of the version before that of {@code rotated} any more, or was
   *     revoked; nothing is changed then
   */
  boolean rotate(ApiKey rotated, Optional<StoredReply> reply);

  /** Ends a key for good; one that is revoked already stays as it is. */
  void revoke(ApiKey key, Instant now);
}
