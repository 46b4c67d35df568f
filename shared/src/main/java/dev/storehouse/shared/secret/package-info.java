/** Secrets that are fetched, what is derived from that of the application, and hashes. */
@NullMarked
package dev.storehouse.shared.secret;

import org.jspecify.annotations.NullMarked;
