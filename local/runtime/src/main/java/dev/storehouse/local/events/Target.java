package dev.storehouse.local.events;

import java.util.Optional;

/**
 * What a rule or schedule calls.
 *
 * @param rule the name of the rule, for logs
 * @param deadLetterArn the queue that AWS would put a lost event into; here the log has it
 */
record Target(
    String rule, String functionName, RetryPolicy retryPolicy, Optional<String> deadLetterArn) {}
