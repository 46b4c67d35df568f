package dev.storehouse.service;

import org.jspecify.annotations.Nullable;

/** The service cannot start; the message says why, in words for an operator. */
final class StartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StartException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
