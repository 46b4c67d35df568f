package dev.storehouse.warehouse.statement;

/** A session has ended, is busy, or never was; nothing ran in it. */
public final class SessionLostException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With what the warehouse said. */
  public SessionLostException(Throwable cause) {
    super(cause);
  }
}
