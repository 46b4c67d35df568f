package dev.storehouse.idempotency;

/** A transaction was not written, because another request with the same key came first. */
public final class ReplyTakenException extends RuntimeException {

  private final boolean settled;

  ReplyTakenException(boolean settled) {
    super("another request with this key came first", null, false, false);
    this.settled = settled;
  }

  /** Whether the other request has ended, so that its reply can be read. */
  boolean settled() {
    return settled;
  }
}
