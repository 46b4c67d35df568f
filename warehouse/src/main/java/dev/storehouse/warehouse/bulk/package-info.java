/**
 * Rows in and out of the warehouse in files: the statements that move them, composed by us alone.
 */
@NullMarked
package dev.storehouse.warehouse.bulk;

import org.jspecify.annotations.NullMarked;
