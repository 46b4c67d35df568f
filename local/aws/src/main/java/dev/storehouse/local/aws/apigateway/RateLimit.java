package dev.storehouse.local.aws.apigateway;

/**
 * How many requests a client may send.
 *
 * @param rate requests a second, steadily
 * @param burst requests at once after a pause
 */
public record RateLimit(double rate, int burst) {}
