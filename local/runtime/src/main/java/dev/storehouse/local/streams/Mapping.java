package dev.storehouse.local.streams;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An event source mapping of a stream ("Lambda parameters for Amazon DynamoDB event source
 * mappings", AWS Lambda developer guide).
 *
 * @param name function and event, for logs and positions
 * @param window how long records are gathered for a batch that is not full
 * @param batchesAtOnce of one shard; records of one item never are in two of them
 * @param bisects whether a batch that failed is halved
 * @param maximumRetries empty for without end
 * @param maximumAge empty for as long as the stream has a record
 * @param reportsFailures whether the function says from where on a batch failed
 * @param failureQueueArn what is told of records that were given up
 */
record Mapping(
    String name,
    String functionName,
    String functionArn,
    String tableName,
    int batchSize,
    Duration window,
    int batchesAtOnce,
    boolean bisects,
    OptionalInt maximumRetries,
    Optional<Duration> maximumAge,
    boolean reportsFailures,
    Optional<String> failureQueueArn) {}
