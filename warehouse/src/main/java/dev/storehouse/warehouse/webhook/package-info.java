/** Messages to receivers that tenants name: signed, sent again, and to public addresses alone. */
@NullMarked
package dev.storehouse.warehouse.webhook;

import org.jspecify.annotations.NullMarked;
