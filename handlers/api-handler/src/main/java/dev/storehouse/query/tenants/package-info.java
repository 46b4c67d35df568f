/** Tenants of the query API: provisioned, changed, removed. */
@NullMarked
package dev.storehouse.query.tenants;

import org.jspecify.annotations.NullMarked;
