package dev.storehouse.service.functions;

import dev.storehouse.shared.config.Environment;
import java.time.Duration;

/**
 * A function as the template configures it.
 *
 * @param handler as in {@code dev.storehouse.store.StoreFunction::handleRequest}
 * @param memoryMegabytes what the handler is told; not enforced
 */
public record FunctionSettings(
    String logicalId,
    String name,
    String arn,
    String handler,
    int memoryMegabytes,
    Duration timeout,
    Environment environment) {}
