/** Tenants of the query API and their share of the warehouse. */
@NullMarked
package dev.storehouse.warehouse.tenant;

import org.jspecify.annotations.NullMarked;
