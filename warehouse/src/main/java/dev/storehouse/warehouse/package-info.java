/** What the query function and the stream worker share of the warehouse. */
@NullMarked
package dev.storehouse.warehouse;

import org.jspecify.annotations.NullMarked;
