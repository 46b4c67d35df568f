package dev.storehouse.idempotency;

import java.time.Instant;
import java.util.Optional;

/**
 * The answer to the first request with some key, kept for those who send it again.
 *
 * @param id who asked for what under which key
 * @param fingerprint keyed hash of the body
 * @param body the document, as it was sent
 * @param location value of the Location header, where the answer had one
 * @param entityTag value of the ETag header, where the answer had one
 * @param expiresAt when the key is free again, in whole seconds
 */
public record StoredReply(
    String id,
    String fingerprint,
    long status,
    String body,
    Optional<String> location,
    Optional<String> entityTag,
    Instant expiresAt) {}
