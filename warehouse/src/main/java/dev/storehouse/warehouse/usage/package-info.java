/** What tenants have used of the warehouse, day by day. */
@NullMarked
package dev.storehouse.warehouse.usage;

import org.jspecify.annotations.NullMarked;
