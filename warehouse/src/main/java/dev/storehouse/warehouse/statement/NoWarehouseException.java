package dev.storehouse.warehouse.statement;

/** This deployment has no warehouse: {@code WAREHOUSE_KIND} is {@code none}. */
public final class NoWarehouseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says so. */
  public NoWarehouseException() {
    super("this deployment has no warehouse");
  }
}
