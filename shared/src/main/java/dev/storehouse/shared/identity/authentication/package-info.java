/** From an {@code Authorization} header to a principal, or to the reason why there is none. */
@NullMarked
package dev.storehouse.shared.identity.authentication;

import org.jspecify.annotations.NullMarked;
