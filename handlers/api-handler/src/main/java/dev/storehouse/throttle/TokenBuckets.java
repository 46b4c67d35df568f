package dev.storehouse.throttle;

/** Buckets of tokens that fill again at a steady rate, one for each name. */
@FunctionalInterface
public interface TokenBuckets {

  /**
   * Takes tokens, all of them or none. A bucket that was never used is full.
   *
   * @param tokens how many, from 1 to what a full bucket holds
   */
  Allowance take(String bucket, Rate rate, int tokens);

  /** Takes a token, if there is one. */
  default Allowance take(String bucket, Rate rate) {
    return take(bucket, rate, 1);
  }
}
