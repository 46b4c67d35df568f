package dev.storehouse.gateway;

/**
 * How much traffic a route bears.
 *
 * @param rate requests a second, steadily; more than 0
 * @param burst requests at once after a pause; at least 1
 */
public record Throttle(double rate, int burst) {

  /** The default of an account: 10 000 requests a second, bursts of 5 000 (API Gateway quotas). */
  public static final Throttle OF_ACCOUNT = new Throttle(10_000, 5_000);

  /**
   * Checks both figures.
   *
   * @throws IllegalArgumentException if it would let nothing through
   */
  public Throttle {
    if (rate <= 0 || burst < 1) {
      throw new IllegalArgumentException(
          "throttling needs a rate above 0 and a burst of at least 1: %s, %s"
              .formatted(rate, burst));
    }
  }
}
