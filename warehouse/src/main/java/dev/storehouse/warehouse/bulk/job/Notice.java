package dev.storehouse.warehouse.bulk.job;

import java.time.Instant;
import java.util.Optional;

/**
 * Who is to be told of a job's end, and how far that has come.
 *
 * @param url of a webhook
 * @param key by which what it is told is signed, in Base64
 * @param attempts that were made
 * @param next when the next one is due; empty before the end, and when there is none any more
 * @param delivered whether one has arrived
 * @param problem why the last attempt did not, in words for the client
 */
public record Notice(
    String url,
    String key,
    int attempts,
    Optional<Instant> next,
    boolean delivered,
    Optional<String> problem) {

  /** Before a job's end. */
  public static Notice to(String url, String key) {
    return new Notice(url, key, 0, Optional.empty(), false, Optional.empty());
  }

  Notice due(Instant now) {
    return new Notice(url, key, attempts, Optional.of(now), false, Optional.empty());
  }

  /** While an attempt is made: if that dies, the next one is due then. */
  Notice begun(Instant again) {
    return new Notice(url, key, attempts, Optional.of(again), false, problem);
  }

  Notice arrived() {
    return new Notice(url, key, attempts + 1, Optional.empty(), true, Optional.empty());
  }

  Notice missed(String why, Optional<Instant> again) {
    return new Notice(url, key, attempts + 1, again, false, Optional.of(why));
  }
}
