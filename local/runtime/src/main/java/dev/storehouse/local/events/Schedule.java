package dev.storehouse.local.events;

import java.time.Duration;
import java.util.Optional;

/**
 * Something that is called at a fixed rate.
 *
 * @param arn of its rule, which the event names
 * @param input JSON that is sent instead of an event
 */
record Schedule(String arn, Duration interval, Optional<String> input, Target target) {}
