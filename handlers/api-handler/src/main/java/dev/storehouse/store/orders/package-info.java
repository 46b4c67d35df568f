/** Orders: taken from stock, priced by the server, cancelled exactly once. */
@NullMarked
package dev.storehouse.store.orders;

import org.jspecify.annotations.NullMarked;
