package dev.storehouse.local.aws.redshift;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that can be put forward. Thread-safe. */
final class MovableTime implements InstantSource {

  private final InstantSource base;
  private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);

  MovableTime(InstantSource base) {
    this.base = base;
  }

  void advance(Duration duration) {
    offset.updateAndGet(duration::plus);
  }

  @Override
  public Instant instant() {
    return base.instant().plus(offset.get());
  }
}
