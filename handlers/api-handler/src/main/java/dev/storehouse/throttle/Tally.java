package dev.storehouse.throttle;

import java.time.Duration;
import java.time.Instant;

/**
 * The attempts of one bucket. Immutable.
 *
 * @param revision 0 for what is not stored, else one more with every write
 * @param failures in a row
 * @param open attempts that were announced and not settled
 * @param leaseEnds when open attempts stop counting
 * @param blockedUntil until when none may be made
 */
record Tally(long revision, long failures, long open, Instant leaseEnds, Instant blockedUntil) {

  /** Of a bucket that nobody has used. */
  static final Tally NONE = new Tally(0, 0, 0, Instant.EPOCH, Instant.EPOCH);

  /** How long failures are remembered after the wait they caused. */
  private static final Duration REMEMBERED = Duration.ofHours(1);

  /** The same without what is over by now. */
  Tally at(Instant now) {
    return new Tally(
        revision,
        forgottenAt().isAfter(now) ? failures : 0,
        leaseEnds.isAfter(now) ? open : 0,
        leaseEnds,
        blockedUntil);
  }

  boolean isStored() {
    return revision > 0;
  }

  Instant forgottenAt() {
    return (blockedUntil.isAfter(leaseEnds) ? blockedUntil : leaseEnds).plus(REMEMBERED);
  }

  /** With one more attempt announced. */
  Tally opened(Instant newLeaseEnds) {
    return new Tally(revision + 1, failures, open + 1, newLeaseEnds, blockedUntil);
  }

  /** With an attempt settled that failed now. */
  Tally failed(Delays delays, Instant now) {
    return new Tally(
        revision + 1,
        failures + 1,
        Math.max(0, open - 1),
        leaseEnds,
        now.plus(delays.after(failures + 1)));
  }

  /** With an attempt settled that came to nothing. */
  Tally withdrawn() {
    return new Tally(revision + 1, failures, Math.max(0, open - 1), leaseEnds, blockedUntil);
  }
}
