package dev.storehouse.throttle;

/**
 * A token that is taken from a full bucket, if the bucket is full when it is written.
 *
 * @param drawnAt now, in microseconds since the epoch
 */
public record Draw(String bucket, Rate rate, long drawnAt) {

  /** When the bucket is full again with this token taken, in microseconds since the epoch. */
  long fullAt() {
    return drawnAt + rate.interval();
  }

  /** What the bucket says to the request that takes it. */
  Allowance allowance() {
    return Allowance.at(rate, drawnAt, fullAt());
  }
}
