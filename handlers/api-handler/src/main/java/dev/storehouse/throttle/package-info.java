/** Limits on how often something may be asked or tried, kept in one table. */
@NullMarked
package dev.storehouse.throttle;

import org.jspecify.annotations.NullMarked;
