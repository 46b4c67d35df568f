package dev.storehouse.warehouse.bulk.job;

/** What was uploaded cannot be loaded; the message tells the client why. */
final class UnusableFilesException extends Exception {

  private static final long serialVersionUID = 1L;

  UnusableFilesException(String message) {
    super(message);
  }
}
