package dev.storehouse.store.throttle;

import dev.storehouse.shared.tables.Attributes;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The failures of one bucket, as they are stored. Immutable.
 *
 * @param revision 0 for what is not stored, else one more with every write
 * @param open attempts that were announced and not settled
 * @param leaseEnds when open attempts stop counting
 */
record Tally(long revision, long failures, long open, Instant leaseEnds, Instant blockedUntil) {

  private static final Tally NONE = new Tally(0, 0, 0, Instant.EPOCH, Instant.EPOCH);

  /** Reads an item, or what stands for there being none. What is over by now does not count. */
  static Tally of(Map<String, AttributeValue> item, Instant now) {
    if (item.isEmpty()) {
      return NONE;
    }
    boolean forgotten = Attributes.integer(item, "expires_at") <= now.getEpochSecond();
    Instant leaseEnds = Instant.ofEpochMilli(Attributes.integer(item, "lease_ends"));
    return new Tally(
        Attributes.integer(item, "revision"),
        forgotten ? 0 : Attributes.integer(item, "failures"),
        leaseEnds.isAfter(now) ? Attributes.integer(item, "open") : 0,
        leaseEnds,
        Instant.ofEpochMilli(Attributes.integer(item, "blocked_until")));
  }

  boolean isStored() {
    return revision > 0;
  }

  Tally opened(Instant newLeaseEnds) {
    return new Tally(revision + 1, failures, open + 1, newLeaseEnds, blockedUntil);
  }

  Tally failed(Delays delays, Instant now) {
    return new Tally(
        revision + 1,
        failures + 1,
        Math.max(0, open - 1),
        leaseEnds,
        now.plus(delays.after(failures + 1)));
  }

  Tally withdrawn() {
    return new Tally(revision + 1, failures, Math.max(0, open - 1), leaseEnds, blockedUntil);
  }

  Map<String, AttributeValue> toItem() {
    Instant last = blockedUntil.isAfter(leaseEnds) ? blockedUntil : leaseEnds;
    return Map.of(
        "revision", Attributes.of(revision),
        "failures", Attributes.of(failures),
        "open", Attributes.of(open),
        "lease_ends", Attributes.of(leaseEnds.toEpochMilli()),
        "blocked_until", Attributes.of(blockedUntil.toEpochMilli()),
        "expires_at", Attributes.of(last.plus(Attempts.REMEMBERED).getEpochSecond()));
  }
}
