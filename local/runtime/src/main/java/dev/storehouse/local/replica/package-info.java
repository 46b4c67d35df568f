/** Keeps schema store of the warehouse: the store's tables, copied from their streams. */
@NullMarked
package dev.storehouse.local.replica;

import org.jspecify.annotations.NullMarked;
