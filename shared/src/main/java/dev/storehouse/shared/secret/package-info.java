/** The application secret and what is derived from it. */
@NullMarked
package dev.storehouse.shared.secret;

import org.jspecify.annotations.NullMarked;
