package dev.storehouse.local.aws.redshift.bulk;

import java.util.Optional;

/**
 * An object as S3 has it.
 *
 * @param size in bytes
 * @param entityTag without quotes
 * @param writer the statement that wrote it, where that is known; a list does not tell
 */
public record StoredObject(
    S3Location location, long size, String entityTag, Optional<String> writer) {}
