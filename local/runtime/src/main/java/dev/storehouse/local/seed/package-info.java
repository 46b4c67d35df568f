/** Fills a new store with demo data, through the public API alone. */
@NullMarked
package dev.storehouse.local.seed;

import org.jspecify.annotations.NullMarked;
