package dev.storehouse.gateway.usage;

/**
 * How many requests a client may send in a period.
 *
 * @param offset requests taken off the limit of the first period
 */
public record Quota(int limit, int offset, Period period) {

  /** How long a quota lasts; weeks begin on Sunday, every period at midnight UTC. */
  public enum Period {
    DAY,
    WEEK,
    MONTH
  }
}
