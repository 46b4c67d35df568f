package dev.storehouse.warehouse.statement;

/**
 * A statement was not even submitted: the warehouse, the database user or its secret is not there,
 * or the request is one that the Data API does not take.
 */
public final class StatementRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With what the warehouse said, which is for logs and not for callers. */
  public StatementRefusedException(Throwable cause) {
    super(cause);
  }
}
