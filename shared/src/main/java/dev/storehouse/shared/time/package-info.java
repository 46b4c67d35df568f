/** Identifiers that sort by the time they were made. */
@NullMarked
package dev.storehouse.shared.time;

import org.jspecify.annotations.NullMarked;
