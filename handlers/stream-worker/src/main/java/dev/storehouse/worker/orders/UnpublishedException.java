package dev.storehouse.worker.orders;

/** An event that was not taken, though its request was. */
final class UnpublishedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnpublishedException(String reason) {
    super(reason);
  }
}
