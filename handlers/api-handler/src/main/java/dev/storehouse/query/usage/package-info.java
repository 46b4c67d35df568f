/** What tenants have used of the warehouse, over HTTP. */
@NullMarked
package dev.storehouse.query.usage;

import org.jspecify.annotations.NullMarked;
