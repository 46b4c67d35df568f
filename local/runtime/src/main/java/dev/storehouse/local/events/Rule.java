package dev.storehouse.local.events;

/**
 * A rule.
 *
 * @param bus the name of the bus whose events it sees
 */
record Rule(String bus, EventPattern pattern, Target target) {}
