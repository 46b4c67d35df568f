/** Registering, logging in, staying logged in, logging out, changing the password. */
@NullMarked
package dev.storehouse.store.auth;

import org.jspecify.annotations.NullMarked;
