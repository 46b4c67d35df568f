package dev.storehouse.local;

import org.jspecify.annotations.Nullable;

/** The system cannot start, for a reason the user can do something about; one line says which. */
public final class StartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StartException(String message) {
    this(message, null);
  }

  StartException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
