package dev.storehouse.warehouse.bulk.job;

import java.time.Instant;

/**
 * Somebody is at work on a job's step. After that time somebody else may be: they do the same over
 * again, which changes nothing, and whoever comes second finds the job gone on.
 */
public record Claim(String owner, Instant until) {}
