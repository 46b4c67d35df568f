package dev.storehouse.warehouse.statement;

/** The warehouse does not know the statement or its result, or not any more. */
public final class UnknownStatementException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With what the warehouse said. */
  public UnknownStatementException(Throwable cause) {
    super(cause);
  }
}
