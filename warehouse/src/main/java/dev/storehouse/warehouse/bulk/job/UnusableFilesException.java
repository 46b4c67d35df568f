package dev.storehouse.warehouse.bulk.job;

/** What was uploaded cannot be loaded. */
final class UnusableFilesException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String reason;

  UnusableFilesException(String reason) {
    super(reason);
    this.reason = reason;
  }

  /** Why, in words for the client. */
  String reason() {
    return reason;
  }
}
