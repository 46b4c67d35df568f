package dev.storehouse.worker.forward;

import org.jspecify.annotations.Nullable;

/** The service does not have the event, or did not say that it has. */
final class NotForwardedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NotForwardedException(String eventId, String reason, @Nullable Throwable cause) {
    super("event %s was not forwarded: %s".formatted(eventId, reason), cause);
  }
}
