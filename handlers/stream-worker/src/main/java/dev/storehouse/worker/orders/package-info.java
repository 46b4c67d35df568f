/** Tells the world what happened to orders and stock, from the changes of their tables. */
@NullMarked
package dev.storehouse.worker.orders;

import org.jspecify.annotations.NullMarked;
