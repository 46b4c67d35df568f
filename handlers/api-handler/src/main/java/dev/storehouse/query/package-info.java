/** The query API: governed SQL over the warehouse. */
@NullMarked
package dev.storehouse.query;

import org.jspecify.annotations.NullMarked;
