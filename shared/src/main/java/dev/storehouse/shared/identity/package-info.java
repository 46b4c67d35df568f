/** Who a caller is: roles, scopes, the principal, and why a credential is rejected. */
@NullMarked
package dev.storehouse.shared.identity;

import org.jspecify.annotations.NullMarked;
