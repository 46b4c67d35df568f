/** The application secret, what is derived from it, and hashes. */
@NullMarked
package dev.storehouse.shared.secret;

import org.jspecify.annotations.NullMarked;
