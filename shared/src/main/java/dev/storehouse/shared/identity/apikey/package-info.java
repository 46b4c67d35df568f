/** API keys as their holders write them, and what is kept of their secrets. */
@NullMarked
package dev.storehouse.shared.identity.apikey;

import org.jspecify.annotations.NullMarked;
