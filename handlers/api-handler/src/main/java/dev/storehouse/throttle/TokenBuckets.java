package dev.storehouse.throttle;

/** Buckets of tokens that fill again at a steady rate, one for each name. */
@FunctionalInterface
public interface TokenBuckets {

  /** Takes a token, if there is one. A bucket that was never used is full. */
  Allowance take(String bucket, Rate rate);
}
