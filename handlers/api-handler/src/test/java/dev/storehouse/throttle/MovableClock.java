package dev.storehouse.throttle;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that a test moves. */
final class MovableClock implements InstantSource {

  // Far ahead: DynamoDB Local deletes what has expired by the machine's clock, not by this one.
  private Instant now = Instant.parse("2100-01-04T12:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }
}
