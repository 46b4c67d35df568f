package dev.storehouse.query.bulk;

import dev.storehouse.warehouse.bulk.FileShape;
import dev.storehouse.warehouse.bulk.job.BulkOperation;
import java.util.Map;
import java.util.Optional;

/**
 * A bulk job as a client asks for it.
 *
 * @param object the table to be changed, perhaps with its schema; there unless {@code query} is
 * @param query what is to be exported
 * @param key the column by which rows are found
 * @param mappings columns of the table by the files' names for them
 * @param mostErrors how many rows may be rejected
 * @param webhook the URL of a webhook
 */
record BulkSpec(
    BulkOperation operation,
    Optional<String> object,
    Optional<String> query,
    Optional<String> key,
    Map<String, String> mappings,
    FileShape shape,
    int mostErrors,
    Optional<String> webhook) {}
