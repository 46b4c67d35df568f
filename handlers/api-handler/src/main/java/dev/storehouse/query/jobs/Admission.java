package dev.storehouse.query.jobs;

/** What became of a job that asked for a place in the warehouse. */
enum Admission {
  /** It has one. */
  STARTED,
  /** It waits for one. */
  QUEUED,
  /** Too many wait already; it is not kept. */
  REFUSED
}
