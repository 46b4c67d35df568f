/** The warehouse's side of a function, put together from its environment. */
@NullMarked
package dev.storehouse.warehouse;

import org.jspecify.annotations.NullMarked;
