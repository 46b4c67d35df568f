package dev.storehouse.throttle;

/**
 * A token that is taken from a full bucket together with other writes, all or nothing.
 *
 * @param fullAt when the bucket is full again with this token taken, in microseconds since the
 *     epoch
 * @param drawnAt now, in microseconds since the epoch
 */
public record Draw(String bucket, Rate rate, long drawnAt, long fullAt) {

  /** What the bucket says to the request that takes it. */
  Allowance allowance() {
    return Allowance.at(rate, drawnAt, fullAt);
  }
}
