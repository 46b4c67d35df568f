package dev.storehouse.query.catalog;

/**
 * One column of a relation.
 *
 * @param ordinal its place, from 1; a column that was dropped leaves a gap
 * @param nullable whether it may hold NULL
 */
record Column(int ordinal, String name, ColumnType type, boolean nullable) {}
