/** The sample events, through the functions' entry points as Lambda calls them. */
@NullMarked
package dev.storehouse.store.events;

import org.jspecify.annotations.NullMarked;
