/** Users: their records, their own view of themselves, and what administrators do with them. */
@NullMarked
package dev.storehouse.store.users;

import org.jspecify.annotations.NullMarked;
