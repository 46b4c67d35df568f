package dev.storehouse.warehouse.usage;

import java.time.LocalDate;

/**
 * What one user or API key has used on one day.
 *
 * @param day in UTC; a statement counts on the day it ended
 * @param actorId the user or key
 */
public record DailyUsage(LocalDate day, String actorId, Usage usage) {}
