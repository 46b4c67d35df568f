package dev.storehouse.service;

/**
 * How many requests a task takes on at once. On Lambda each has an instance's memory to itself;
 * here they share a heap.
 *
 * @param store of the store API; Argon2id alone takes 19 MiB of a login
 * @param query of the query API, where most only wait, and a result holds 5 MiB at most
 */
record Concurrency(int store, int query) {

  private static final long PER_STORE_REQUEST = 32L << 20;
  private static final long PER_QUERY_REQUEST = 12L << 20;
  private static final int LEAST = 4;

  /** What fits into a heap of so many bytes; never less than four each. */
  static Concurrency of(long heapBytes) {
    return new Concurrency(
        Math.max(LEAST, Math.toIntExact(heapBytes / PER_STORE_REQUEST)),
        Math.max(LEAST, Math.toIntExact(heapBytes / PER_QUERY_REQUEST)));
  }
}
