/** JSON as this product reads and writes it: strict, bounded, exact. */
@NullMarked
package dev.storehouse.shared.json;

import org.jspecify.annotations.NullMarked;
