package dev.storehouse.local.aws.messaging;

import org.jspecify.annotations.Nullable;

/** An entry that is not taken while others of its request may be. */
final class RefusedEntryException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String code;

  RefusedEntryException(String code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  String code() {
    return code;
  }
}
