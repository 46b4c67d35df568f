package dev.storehouse.local.events;

/** A rule of the default bus. */
record Rule(EventPattern pattern, Target target) {}
