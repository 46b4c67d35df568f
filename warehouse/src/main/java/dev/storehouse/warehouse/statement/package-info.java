/** Statements of the warehouse: submitted, followed, read. */
@NullMarked
package dev.storehouse.warehouse.statement;

import org.jspecify.annotations.NullMarked;
