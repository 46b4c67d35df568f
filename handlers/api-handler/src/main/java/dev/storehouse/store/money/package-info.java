/** Exact amounts of money. */
@NullMarked
package dev.storehouse.store.money;

import org.jspecify.annotations.NullMarked;
