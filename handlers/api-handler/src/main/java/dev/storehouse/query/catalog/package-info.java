/** What of the warehouse a tenant can see: for its callers, and for the guard of its statements. */
@NullMarked
package dev.storehouse.query.catalog;

import org.jspecify.annotations.NullMarked;
