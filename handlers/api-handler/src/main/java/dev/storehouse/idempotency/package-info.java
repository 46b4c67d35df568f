/** Requests that take effect once, however often they are sent. */
@NullMarked
package dev.storehouse.idempotency;

import org.jspecify.annotations.NullMarked;
