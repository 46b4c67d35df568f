/** Sessions of the warehouse that tenants' jobs take turns with. */
@NullMarked
package dev.storehouse.warehouse.session;

import org.jspecify.annotations.NullMarked;
