/** Queries with a name: SQL of a few who may write it, for many who may only run it. */
@NullMarked
package dev.storehouse.query.saved;

import org.jspecify.annotations.NullMarked;
