/** Decides which SQL of a tenant may run, and writes the statement that runs in its place. */
@NullMarked
package dev.storehouse.query.guard;

import org.jspecify.annotations.NullMarked;
