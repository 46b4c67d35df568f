package dev.storehouse.warehouse.files;

/** There is no file of that key: it was never written, or has expired. */
public final class FileMissingException extends RuntimeException {

  FileMissingException(String key, Throwable cause) {
    super("no file: " + key, cause);
  }
}
