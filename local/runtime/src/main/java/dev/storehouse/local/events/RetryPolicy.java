package dev.storehouse.local.events;

import dev.storehouse.gateway.template.Section;
import dev.storehouse.gateway.template.TemplateException;
import java.time.Duration;

/**
 * How long a delivery is tried again ("RetryPolicy", Amazon EventBridge API reference).
 *
 * @param maximumAge from 60 seconds to 24 hours, counted from the first attempt
 * @param maximumRetries from 0 to 185, the first attempt not among them
 */
record RetryPolicy(Duration maximumAge, int maximumRetries) {

  private static final int LEAST_AGE = 60;
  private static final int MOST_AGE = 86_400;
  private static final int MOST_RETRIES = 185;

  /**
   * Reads the policy of an event; what it does not say is what EventBridge does by itself.
   *
   * @throws TemplateException if a value is out of range
   */
  static RetryPolicy of(Section event) {
    Section policy = event.section("RetryPolicy");
    return new RetryPolicy(
        Duration.ofSeconds(within(policy, "MaximumEventAgeInSeconds", LEAST_AGE, MOST_AGE)),
        within(policy, "MaximumRetryAttempts", 0, MOST_RETRIES));
  }

  /** The same, but at most so long. */
  RetryPolicy within(Duration age) {
    return new RetryPolicy(maximumAge.compareTo(age) < 0 ? maximumAge : age, maximumRetries);
  }

  private static int within(Section policy, String name, int least, int most) {
    int value = policy.optionalInteger(name).orElse(most);
    if (value < least || value > most) {
      throw new TemplateException(
          policy.path() + "." + name, "must be from %d to %d".formatted(least, most));
    }
    return value;
  }
}
