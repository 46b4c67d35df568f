/** How passwords are chosen, hashed and checked. */
@NullMarked
package dev.storehouse.store.passwords;

import org.jspecify.annotations.NullMarked;
