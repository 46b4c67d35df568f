package dev.storehouse.gateway.usage;

/**
 * How many requests a client may send.
 *
 * @param rate requests a second, steadily
 * @param burst requests at once after a pause
 */
public record RateLimit(double rate, int burst) {}
