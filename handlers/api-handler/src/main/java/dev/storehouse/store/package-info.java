/** The store API: its function, its routes, and how its parts are put together. */
@NullMarked
package dev.storehouse.store;

import org.jspecify.annotations.NullMarked;
