package dev.storehouse.query.catalog;

/**
 * A column of a table that may be written.
 *
 * @param declared its type, as it is declared: {@code numeric(12,2)}
 * @param nullable whether it may hold NULL
 */
public record TableColumn(String name, String declared, boolean nullable) {}
