package dev.storehouse.warehouse.statement;

/** The warehouse takes no more statements, sessions or waiting requests for the moment. */
public final class WarehouseBusyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With what the warehouse said. */
  public WarehouseBusyException(Throwable cause) {
    super(cause);
  }
}
