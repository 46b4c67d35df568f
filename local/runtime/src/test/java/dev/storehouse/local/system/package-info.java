/** The whole system over HTTP, against the contract it serves. */
@NullMarked
package dev.storehouse.local.system;

import org.jspecify.annotations.NullMarked;
