/** A tenant's API keys: made, listed, rotated, revoked. */
@NullMarked
package dev.storehouse.query.keys;

import org.jspecify.annotations.NullMarked;
