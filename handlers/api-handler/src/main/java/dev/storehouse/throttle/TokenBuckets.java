package dev.storehouse.throttle;

import java.util.Optional;

/** Buckets of tokens that fill again at a steady rate, one for each name. */
@FunctionalInterface
public interface TokenBuckets {

  /** Takes a token, if there is one. A bucket that was never used is full. */
  Allowance take(String bucket, Rate rate);

  /**
   * Prepares to take a token together with other writes.
   *
   * @return empty if the bucket is not known to be full: then its tokens are taken one by one
   */
  default Optional<Draw> draw(String bucket, Rate rate) {
    return Optional.empty();
  }
}
